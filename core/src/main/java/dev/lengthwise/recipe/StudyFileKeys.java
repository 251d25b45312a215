package dev.lengthwise.recipe;

import dev.lengthwise.key.Key;
import dev.lengthwise.key.Part;
import dev.lengthwise.result.study.Endpoint;
import dev.lengthwise.result.study.Match;
import dev.lengthwise.result.study.PaperFigure;
import dev.lengthwise.result.study.Threshold;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The keys of the file of a study of arms. {@link StudyPlanReader} makes a {@link StudyPlan} of them, at one of the scales;
 * {@link StudyPlanWriter} writes a plan so that it stands alone.
 */
public record StudyFileKeys(String name, String title, String question,
        @Key(value = "the recipe that the arms share: the name of a shipped one, a path from the study's file, or a recipe written here; without name and seed, which the study gives", before = "arms") @Part(of = Recipe.class, whose = BaseRecipe.WHOSE, without = {
                BaseRecipe.NAME, BaseRecipe.SEED}, orText = true) @Nullable YamlValue recipe,
        @Key(value = "the sizes that the study can be done at; --scale chooses one, by default laptop", absent = "null") @Part(of = OfScale.class, whose = "a scale's", by = "SCALE", names = Scale.class, here = true) @Nullable YamlValue scales,
        @Nullable Scale scale, String note,
        @Key(value = "each arm runs once with each; needed where the scale has none", absent = "null") @Nullable List<Long> seeds,
        @Key(value = "what a run should reach where it was trained; runs that miss it are marked, and count", absent = "null") @Nullable Threshold threshold,
        @Key(value = "the comparison that answers the question, and by which rule; declared before anything runs, all others are exploratory", absent = "null") @Nullable Endpoint endpoint,
        @Key(value = "whether the representations of the runs are compared; needs the same task in every arm", absent = "false", brief = true) boolean similarity,
        @Key("the recipes that are compared, in the order of the table; the first is what the others are compared with unless they say otherwise") List<OfArm> arms,
        @Key(value = "published figures to stand beside ours", absent = "[]") List<Figure> paper) implements StudyHead {
    public StudyFileKeys {
        seeds = seeds == null ? null : List.copyOf(seeds);
        arms = List.copyOf(arms);
        paper = List.copyOf(paper);
    }

    /** What a study has for one of its scales. The recipe of every arm gets what {@code set} has, one arm what {@code arms} has for it. */
    public record OfScale(
            @Key(value = "instead of the study's", absent = "null") @Nullable List<Long> seeds,
            @Key(value = "instead of the study's", absent = "null") @Nullable Threshold threshold,
            @Key(value = "instead of the study's", absent = "null") @Nullable Endpoint endpoint,
            @Key(value = "laid over the recipe that the arms share", absent = "{}") @Part(of = Recipe.class, whose = BaseRecipe.WHOSE, without = {
                    BaseRecipe.NAME, BaseRecipe.SEED}) YamlValue.Mapping set,
            @Key(value = "laid over the recipe of single arms, after their set, by the arms' names", absent = "null") @Part(of = Recipe.class, whose = BaseRecipe.WHOSE, without = {
                    BaseRecipe.NAME, BaseRecipe.SEED}, by = "ARM") @Nullable YamlValue arms,
            @Key(value = "instead of the study's", absent = "null") @Nullable String note,
            @Key(value = "whether published figures are about this size; without it those of the scale paper are", absent = "null") @Nullable Boolean sameSize) {
        public OfScale {
            seeds = seeds == null ? null : List.copyOf(seeds);
        }
    }

    /** One of the recipes that are compared. */
    public record OfArm(
            @Key("name of the arm, also a folder's: up to 40 of a-z, 0-9 and -; not none") String name,
            @Key(value = "what is special about it", absent = "''") String description,
            @Key(value = "the arm or arms that it is compared with; none: with nothing. Without it, the first arm", absent = "null") @Nullable Names control,
            @Key(value = "the arm that it claims to be trained on as many examples as; checked before anything runs", absent = "null") @Nullable Match matches,
            @Key(value = "where its recipe differs: maps are merged, lists replaced; a task, temper or position of another kind starts anew", absent = "{}") @Part(of = Recipe.class, whose = BaseRecipe.WHOSE, without = {
                    BaseRecipe.NAME, BaseRecipe.SEED}) YamlValue.Mapping set) {
        public OfArm {
            name = StudyPlan.armName(name);
        }
    }

    /** A {@link PaperFigure}. */
    public record Figure(@Key("the arm that it stands beside") String arm,
            @Key(value = "of the test inputs", allowed = "at least 1") int length,
            @Key("share of exact matches as it was published, such as \"> 92 %\"") String exact,
            @Key(value = "what was trained and tested there", absent = "''") String note,
            @Key(value = "whether the study has the size that the figure is about; not beside scales, which say it themselves", absent = "null") @Nullable Boolean sameSize) {
        public Figure {
            var _ = new PaperFigure(arm, length, exact, note, false); // refuses what is none
        }

        /** @param asWritten whether the study has the size that the figure is about */
        PaperFigure figure(boolean asWritten) {
            return new PaperFigure(arm, length, exact, note, asWritten);
        }
    }
}
