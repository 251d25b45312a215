package dev.lengthwise.recipe;

/**
 * A recipe, a study file or a {@code --set} that cannot be used. The message is for the person who wrote it and is one line:
 * {@code recipes/x.yaml: model.width: 100 is not divisible by heads 16; width must be a multiple of heads}.
 */
public final class RecipeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message source, key, value and what is allowed; line breaks and control characters in it are escaped */
    public RecipeException(String message) {
        super(Escapes.escape(message));
    }
}
