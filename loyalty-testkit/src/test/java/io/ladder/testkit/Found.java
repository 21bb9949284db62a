package io.ladder.testkit;

import io.ladder.journal.Mechanic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the core has of a kind, found by looking at its classes. */
final class Found {
    private Found() {}

    /** All records of the core that are of a kind, by name. */
    static <T> List<Class<? extends T>> records(Class<T> kind) {
        try {
            URI core = Mechanic.class.getProtectionDomain().getCodeSource().getLocation().toURI();
            Path place = Path.of(core);
            if (Files.isDirectory(place)) {
                return records(kind, place);
            }
            try (FileSystem jar = FileSystems.newFileSystem(place)) {
                return records(kind, jar.getPath("/"));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (URISyntaxException impossible) {
            throw new LinkageError("core", impossible);
        }
    }

    private static <T> List<Class<? extends T>> records(Class<T> kind, Path root)
            throws IOException {
        var found = new ArrayList<Class<? extends T>>();
        try (Stream<Path> files = Files.walk(root.resolve("io/ladder"))) {
            for (Path file : files.sorted().toList()) {
                String path = root.relativize(file).toString();
                if (path.endsWith(".class") && !path.endsWith("-info.class")) {
                    Class<?> type = load(path);
                    if (type.isRecord() && kind.isAssignableFrom(type)) {
                        found.add(type.asSubclass(kind));
                    }
                }
            }
        }
        return List.copyOf(found);
    }

    private static Class<?> load(String path) {
        String name = path.substring(0, path.length() - ".class".length()).replace('/', '.');
        try {
            return Class.forName(name, false, Found.class.getClassLoader());
        } catch (ClassNotFoundException impossible) {
            throw new LinkageError(path, impossible);
        }
    }
}
