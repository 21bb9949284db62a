package io.ladder.setup;

import io.ladder.shared.LoyaltyException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;

/** Programme files as they are named on a command line. */
public final class ProgrammeFile {
    private static final String DEMO = "programmes/demo.yaml";

    private ProgrammeFile() {}

    /** A file that does not serve, said so that whoever named it can mend it. */
    public static final class Failure extends RuntimeException {
        private Failure(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** The programme that the service brings along. */
    public static String demo() {
        try (var input = new ClassPathResource(DEMO).getInputStream()) {
            return new String(input.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The text of a file. */
    public static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new Failure(
                    "The programme file " + file + " cannot be read: " + failure, failure);
        }
    }

    /** What to say where the programme of a file, null for the demo, is refused. */
    public static Failure refused(@Nullable Path file, LoyaltyException refused) {
        String name = file == null ? DEMO : file.toString();
        Object mistakes = refused.refusal().facts().get("mistakes");
        String detail =
                mistakes instanceof List<?> list
                        ? list.stream()
                                .map(ProgrammeFile::line)
                                .collect(Collectors.joining("\n  ", "\n  ", ""))
                        : " " + refused.refusal().detail();
        return new Failure("The programme of " + name + " is refused:" + detail, refused);
    }

    private static String line(@Nullable Object mistake) {
        return mistake instanceof Map<?, ?> facts
                ? "line %s, column %s%s: %s"
                        .formatted(
                                facts.get("line"),
                                facts.get("column"),
                                "".equals(facts.get("path")) ? "" : ", " + facts.get("path"),
                                facts.get("detail"))
                : String.valueOf(mistake);
    }
}
