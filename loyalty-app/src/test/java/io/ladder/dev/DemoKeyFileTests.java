package io.ladder.dev;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoKeyFileTests {
    private static final String KEY = "lk_test_" + "0123456789".repeat(4);

    @TempDir private Path folder;

    private DemoKeyFile file() {
        return new DemoKeyFile(folder.resolve("data").resolve("demo-key"));
    }

    @Test
    void keepsTheKeyForItsOwnerAlone() throws IOException {
        file().write(KEY);

        assertThat(file().read()).isEqualTo(KEY);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file().path())))
                .isEqualTo("rw-------");
    }

    @Test
    void closesAFileThatOthersCouldRead() throws IOException {
        Files.createDirectories(file().path().getParent());
        Files.writeString(file().path(), "something else");
        Files.setPosixFilePermissions(file().path(), PosixFilePermissions.fromString("rw-rw-rw-"));
        file().write(KEY);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file().path())))
                .isEqualTo("rw-------");
    }

    @Test
    void hasNoKeyWhereTheFileIsMissingOrHoldsSomethingElse() throws IOException {
        assertThat(file().read()).isNull();

        Files.createDirectories(file().path().getParent());
        Files.writeString(file().path(), "lk_live_" + "0123456789".repeat(4));
        assertThat(file().read()).isNull();
    }

    @Test
    void goesOnWhereNothingCanBeWritten() throws IOException {
        Files.writeString(folder.resolve("data"), "a file where a folder should be");
        file().write(KEY);

        assertThat(file().read()).isNull();
    }
}
