/**
 * Recipes and study plans: YAML read strictly into records, and written back. In: files and {@code --set} pairs. Out:
 * {@link dev.lengthwise.recipe.Recipe}, {@link dev.lengthwise.recipe.StudyPlan}.
 */
@NullMarked
package dev.lengthwise.recipe;

import org.jspecify.annotations.NullMarked;
