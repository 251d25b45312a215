/**
 * What there is to know of every key of a recipe - for a page, a terminal and an editor - from what the records say. In: the record
 * {@link dev.lengthwise.recipe.Recipe}. Out: {@link dev.lengthwise.recipe.reference.RecipeKey}, a page, a JSON Schema.
 */
@NullMarked
package dev.lengthwise.recipe.reference;

import org.jspecify.annotations.NullMarked;
