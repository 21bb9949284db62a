package io.ladder.config.persistence;

import io.ladder.config.ConfigReader;

/** Hands the reader, which is hidden in its package, to tests of what it reads. */
public final class ConfigReaders {
    private ConfigReaders() {}

    public static ConfigReader yaml() {
        return new YamlConfigReader();
    }
}
