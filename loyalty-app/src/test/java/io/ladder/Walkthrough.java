package io.ladder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The steps of the README's walk-through: each a block of commands, and what it shows of them. */
final class Walkthrough {
    private static final Pattern SECTION =
            Pattern.compile("(?s)<!-- walkthrough -->(.*?)<!-- /walkthrough -->");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```$");
    private static final Pattern ADDRESS = Pattern.compile("\\$LADDER(/[^\" ]*)");

    private Walkthrough() {}

    /**
     * One block of commands.
     *
     * @param language of what is shown, {@code json} or {@code text}; null where nothing is
     * @param shown parts of the answer to the last command
     */
    record Step(String commands, @Nullable String language, @Nullable String shown) {

        /** How many calls it makes. */
        long calls() {
            return commands.lines().filter(line -> line.contains("curl ")).count();
        }

        /** Where its last call goes. */
        String name() {
            Matcher address = ADDRESS.matcher(commands);
            String last = "settings";
            while (address.find()) {
                last = address.group(1);
            }
            return last;
        }
    }

    /** The folder of the project. */
    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("README.md"))) {
            folder = Objects.requireNonNull(folder.getParent(), "no README.md above");
        }
        return folder;
    }

    static List<Step> steps() throws IOException {
        Matcher section = SECTION.matcher(Files.readString(root().resolve("README.md")));
        if (!section.find()) {
            throw new IllegalStateException("the README marks no walk-through");
        }
        Matcher block = BLOCK.matcher(section.group(1));
        var steps = new ArrayList<Step>();
        while (block.find()) {
            String language = block.group(1);
            if (language.equals("sh")) {
                steps.add(new Step(block.group(2), null, null));
            } else {
                Step step = steps.removeLast();
                if (step.shown() != null) {
                    throw new IllegalStateException("two answers to one step: " + step.name());
                }
                steps.add(new Step(step.commands(), language, block.group(2)));
            }
        }
        return steps;
    }
}
