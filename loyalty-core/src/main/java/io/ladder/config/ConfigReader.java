package io.ladder.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the text of a file as a tree: YAML, and so JSON too. */
public interface ConfigReader {
    /** The longest file, in characters. */
    int LENGTH_MAX = 256 * 1024;

    /** How deep mappings and sequences may nest. */
    int DEPTH_MAX = 32;

    /** The longest name of a field, in characters: that of an id, and some more. */
    int KEY_LENGTH_MAX = 128;

    /**
     * Reads a file. Besides what is no YAML, it finds these to be mistakes: more than {@link
     * #LENGTH_MAX} characters, nesting beyond {@link #DEPTH_MAX}, a key that is there twice or
     * longer than {@link #KEY_LENGTH_MAX}, anchors, aliases, tags, and more than one document.
     */
    Parsed read(String source);

    /** What came of reading. */
    sealed interface Parsed {

        /** The file is well formed. */
        record Tree(Node root) implements Parsed {}

        /**
         * It is not.
         *
         * @param mistakes at least one
         * @param rest what can be read nonetheless, in which more mistakes may be found; null where
         *     reading ended at the last of the mistakes
         */
        record Broken(List<Mistake> mistakes, @Nullable Node rest) implements Parsed {
            public Broken {
                mistakes = List.copyOf(mistakes);
            }

            /** Reading ended at a mistake. */
            public Broken(Mistake mistake) {
                this(List.of(mistake), null);
            }
        }
    }
}
