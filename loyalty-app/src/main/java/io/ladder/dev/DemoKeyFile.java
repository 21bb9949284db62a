package io.ladder.dev;

import io.ladder.access.ApiKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the demo tenant's key is kept between starts, for its owner's eyes: the database holds only
 * its hash. Where nothing can be written there, each start makes a new key.
 */
public record DemoKeyFile(Path path) {
    private static final Logger LOG = LoggerFactory.getLogger(DemoKeyFile.class);
    private static final Pattern KEY = Pattern.compile(ApiKey.TEST_PREFIX + "[0-9a-f]{40}");

    /** The file in a folder of data. */
    public static DemoKeyFile in(Path data) {
        return new DemoKeyFile(data.resolve("demo-key"));
    }

    /** The key, or null where the file holds none. */
    public @Nullable String read() {
        if (!Files.isRegularFile(path)) {
            return null;
        }
        try {
            String key = Files.readString(path).strip();
            return KEY.matcher(key).matches() ? key : null;
        } catch (IOException failure) {
            LOG.warn("The demo key cannot be read: {}", failure.toString());
            return null;
        }
    }

    void write(String key) {
        try {
            Path folder = path.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.deleteIfExists(path);
            Files.createFile(
                    path,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.writeString(path, key + "\n");
        } catch (IOException failure) {
            LOG.warn("The demo key is not kept for the next start: {}", failure.toString());
        }
    }
}
