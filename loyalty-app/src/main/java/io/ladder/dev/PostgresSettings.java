package io.ladder.dev;

import java.util.LinkedHashMap;
import java.util.Map;

/** The settings of the embedded PostgreSQL, all in this one place. */
final class PostgresSettings {

    private PostgresSettings() {}

    /**
     * Nothing is traded for durability: the embedding library switches fsync and synchronous_commit
     * off, and what is promised to be kept and what is measured would both be untrue with that.
     */
    static Map<String, String> server() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("fsync", "on");
        settings.put("synchronous_commit", "on");
        settings.put("full_page_writes", "on");

        settings.put("shared_buffers", "1GB");
        // This build knows pglz alone, which took a third of both processors at full load.
        settings.put("wal_compression", "off");
        settings.put("max_wal_size", "4GB");
        settings.put("checkpoint_timeout", "15min");
        settings.put("random_page_cost", "1.1");
        // Compiling a plan costs more than any statement here takes.
        settings.put("jit", "off");

        settings.put("max_connections", "100");
        settings.put("timezone", "UTC");
        settings.put("log_timezone", "UTC");
        // Reached over loopback only; the socket's path would be too long in a deep folder.
        settings.put("listen_addresses", "localhost");
        settings.put("unix_socket_directories", "");
        return settings;
    }

    /** Sorting by code point is the same on every system, whatever its locale is. */
    static Map<String, String> locale() {
        return Map.of(
                "locale", "C",
                "locale-provider", "builtin",
                "builtin-locale", "C.UTF-8");
    }
}
