package dev.lengthwise.study;

/**
 * Whoever watches a study; called on the study's thread.
 *
 * @param <H> what is told of how far it is
 */
public interface StudyWatcher<H extends Headway> {
    /** Something worth a line. */
    void say(String message);

    /** How far the study is, several times a second. */
    void progress(H headway);

    /** What goes on from now, in a few words, before and after what the study is made of is worked off. */
    default void doing(String what) {
    }
}
