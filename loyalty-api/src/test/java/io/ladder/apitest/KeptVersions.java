package io.ladder.apitest;

import io.ladder.programme.ProgrammeVersions;
import io.ladder.shared.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Versions in memory, the same for all tenants; of them, only corrections decide. */
final class KeptVersions implements ProgrammeVersions {
    private final List<Version> versions = new ArrayList<>();
    private final List<Correction> corrections = new ArrayList<>();

    private final Consumer<Version> correcting;

    /** The versions of tenants whose programme somebody else keeps, and corrects. */
    KeptVersions(String first, Instant at, Consumer<Version> correcting) {
        this.correcting = correcting;
        versions.add(new Version(1, null, at, first));
    }

    @Override
    public synchronized List<Version> list(TenantId tenant) {
        return List.copyOf(versions);
    }

    @Override
    public synchronized Version add(TenantId tenant, Function<Instant, Version> next) {
        Version version = next.apply(Instant.EPOCH);
        versions.add(version);
        return version;
    }

    @Override
    public synchronized List<Correction> corrections(TenantId tenant) {
        return List.copyOf(corrections);
    }

    @Override
    public synchronized void add(TenantId tenant, Correction correction) {
        corrections.add(correction);
        correcting.accept(corrected(tenant).get(correction.number() - 1));
    }
}
