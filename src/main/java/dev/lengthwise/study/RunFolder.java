package dev.lengthwise.study;

import dev.lengthwise.recipe.RecipeException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Where the files of a run lie.
 *
 * @param path the folder
 */
public record RunFolder(Path path) {
    /** The recipe, every key with its value. */
    public Path recipe() {
        return path.resolve("recipe.yaml");
    }

    /** Seed, versions, processor, threads, precision, commit, state. */
    public Path manifest() {
        return path.resolve("manifest.json");
    }

    /** One line of JSON for each measurement of training. */
    public Path metrics() {
        return path.resolve("metrics.jsonl");
    }

    /** The newest checkpoints. */
    public Path checkpoints() {
        return path.resolve("checkpoints");
    }

    /** The scores at the end. */
    public Path evaluation() {
        return path.resolve("evaluation.json");
    }

    /** The page to look at. */
    public Path report() {
        return path.resolve("report.html");
    }

    /** Whether there is a run here, finished or not, however little of it. */
    public boolean exists() {
        return Files.exists(recipe()) || Files.exists(manifest());
    }

    /** Whether there is nothing here but what the program itself leaves beside its files. */
    boolean isEmpty() throws IOException {
        try (var entries = Files.list(path)) {
            return entries.allMatch(entry -> entry.getFileName().toString().startsWith(".")
                    || WholeFile.isPartial(entry));
        }
    }

    /**
     * Makes sure that there is a folder to write to.
     *
     * @throws RecipeException where there cannot be one
     */
    void create() {
        try {
            Files.createDirectories(path);
        } catch (IOException e) {
            throw new RecipeException(
                    path + ": this folder cannot be created: " + reason(e) + "; choose another --out");
        }
        if (!Files.isWritable(path)) {
            throw new RecipeException(path + ": this folder cannot be written to; choose another --out");
        }
    }

    private static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException denied -> "permission denied";
            case NoSuchFileException missing -> "the system does not allow it";
            case FileAlreadyExistsException file -> file.getFile() + " is a file";
            case FileSystemException other when other.getReason() != null -> other.getReason();
            default -> String.valueOf(e.getMessage());
        };
    }
}
