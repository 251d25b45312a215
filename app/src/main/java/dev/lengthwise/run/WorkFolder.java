package dev.lengthwise.run;

import dev.lengthwise.file.InputFile;
import dev.lengthwise.file.WholeFile;
import dev.lengthwise.recipe.RecipeException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A folder in which something is begun or continued, by one process at a time.
 *
 * @param what run or study, for messages
 * @param path the folder
 * @param plan the file in it that says what is done; the first to be written, so that it marks the folder
 * @param text what the plan says
 * @param earlier tells whether the plan may have said something before, and grew to what it says now
 */
public record WorkFolder(String what, Path path, Path plan, String text, Predicate<String> earlier) {
    private static final int LARGEST = 1 << 24; // bytes; the plan of a thousand arms has a million

    /**
     * Takes the folder, made if need be, with the plan in it.
     *
     * @param resume whether what was begun there already may be continued
     * @throws RecipeException where the folder is not for this; nothing is changed then
     */
    public FolderLock take(boolean resume) throws IOException, InterruptedException {
        requireUsable(resume);
        create();
        FolderLock lock = FolderLock.take(path);
        if (lock == null) {
            throw new RecipeException(path + ": another process is working on this " + what);
        }
        try {
            requireUsable(resume); // once more, now that no other process can change it
            if (!Files.exists(plan) || earlier.test(written())) {
                WholeFile.write(plan, text);
            }
            return lock;
        } catch (RuntimeException | IOException e) {
            lock.close();
            throw e;
        }
    }

    private void requireUsable(boolean resume) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        if (!Files.isDirectory(path)) {
            throw new RecipeException(path + ": there is a file of this name; choose another --out");
        }
        if (!Files.exists(plan)) {
            if (!isEmpty()) {
                throw new RecipeException(
                        path + ": there are files here that belong to no " + what + "; choose another --out");
            }
            return;
        }
        if (!resume) {
            throw new RecipeException(path + ": there is a " + what
                    + " here already; continue it with --resume or choose another --out");
        }
        String before = written();
        Optional<Difference> difference = Difference.between(before, text);
        if (difference.isPresent() && !earlier.test(before)) {
            throw new RecipeException(plan + ": line " + difference.get().line() + ": the " + what
                    + " was started with `" + difference.get().before() + "` and now has `" + difference.get().now()
                    + "`; continue it as it was started or choose another --out");
        }
    }

    private String written() throws IOException {
        return InputFile.text(plan, LARGEST);
    }

    /** Whether there is nothing but what the program itself leaves beside its files. */
    private boolean isEmpty() throws IOException {
        try (var entries = Files.list(path)) {
            return entries.allMatch(entry -> entry.getFileName().toString().startsWith(".")
                    || WholeFile.isPartial(entry));
        }
    }

    private void create() {
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
