package io.ladder.apitest;

import io.ladder.programme.ProgrammeVersions;
import io.ladder.shared.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Versions in memory, the same for all tenants; they decide nothing. */
final class KeptVersions implements ProgrammeVersions {
    private final List<Version> versions = new ArrayList<>();

    KeptVersions(String first, Instant at) {
        versions.add(new Version(1, null, at, first));
    }

    @Override
    public synchronized List<Version> list(TenantId tenant) {
        return List.copyOf(versions);
    }

    @Override
    public synchronized void add(TenantId tenant, Version version) {
        versions.add(version);
    }
}
