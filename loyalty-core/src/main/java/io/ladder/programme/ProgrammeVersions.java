package io.ladder.programme;

import io.ladder.journal.Actor;
import io.ladder.shared.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The versions of a tenant's programme as files, and what was corrected of them. Both are added,
 * never changed.
 */
public interface ProgrammeVersions {

    /**
     * A version as it was applied.
     *
     * @param number from 1
     * @param validFrom the first moment that it decides; null for the first version
     * @param source the programme file
     * @param by in whose name; null where it is not known
     * @param overriddenBy who answers for it though it is not feasible, by name; null where it is,
     *     or does not say what is assumed
     */
    record Version(
            int number,
            @Nullable Instant validFrom,
            Instant recordedAt,
            String source,
            @Nullable Actor by,
            @Nullable String overriddenBy) {
        /** A version that the service applied itself, and for which nobody has to answer. */
        public Version(int number, @Nullable Instant validFrom, Instant recordedAt, String source) {
            this(number, validFrom, recordedAt, source, null, null);
        }
    }

    /**
     * What a version should have been.
     *
     * @param corrections how many there are with this one, from 1
     * @param number of the version that it corrects
     * @param reason why, in the words of whoever corrected it
     * @param source the programme file as it should have been
     * @param by in whose name; null where it is not known
     * @param overriddenBy as of a version
     */
    record Correction(
            int corrections,
            int number,
            Instant recordedAt,
            String reason,
            String source,
            @Nullable Actor by,
            @Nullable String overriddenBy) {

        /** The version as it should have been. */
        Version of(List<Version> versions) {
            Version wrong = versions.get(number - 1);
            return new Version(number, wrong.validFrom(), recordedAt, source, by, overriddenBy);
        }
    }

    /**
     * How far a programme has come. Whoever changes it says what they knew, so that nobody changes
     * past another.
     *
     * @param version the number of the newest version; 0 for none
     * @param corrections how many there are
     */
    record Edition(int version, int corrections) {

        /** The newest version, as it was corrected; null where there is none. */
        @Nullable Version newest(List<Version> versions, List<Correction> corrections) {
            Version newest = version == 0 ? null : versions.get(version - 1);
            for (Correction correction : corrections) {
                if (correction.number() == version) {
                    newest = correction.of(versions);
                }
            }
            return newest;
        }
    }

    /** How far the tenant's programme has come. */
    default Edition edition(TenantId tenant) {
        return new Edition(list(tenant).size(), corrections(tenant).size());
    }

    /** All versions as they were applied, oldest first. */
    List<Version> list(TenantId tenant);

    /** Those that came after a version, oldest first; after 0 all of them. */
    default List<Version> list(TenantId tenant, int after) {
        List<Version> all = list(tenant);
        return all.subList(Math.min(after, all.size()), all.size());
    }

    /** All versions with the newest correction of each, oldest first. */
    default List<Version> corrected(TenantId tenant) {
        // Read first: of whatever is corrected here, the versions are there.
        var corrections = corrections(tenant);
        var versions = new ArrayList<>(list(tenant));
        for (Correction correction : corrections) {
            versions.set(correction.number() - 1, correction.of(versions));
        }
        return versions;
    }

    /**
     * Adds a version. While it is made, nothing is booked for the tenant, and whatever is booked
     * from then on is decided with it: so it may begin now, and nothing from now on was decided
     * without it.
     *
     * @param next makes the version; it is given a moment behind all that was booked by clocks that
     *     run ahead of ours, and may refuse
     * @return the version
     * @throws io.ladder.shared.LoyaltyException {@code stale} where the tenant has come to have
     *     this number already, {@code busy} where bookings do not come to an end
     */
    Version add(TenantId tenant, Function<Instant, Version> next);

    /** All corrections, oldest first. */
    List<Correction> corrections(TenantId tenant);

    /** Those that came after so many, oldest first; after 0 all of them. */
    default List<Correction> corrections(TenantId tenant, int after) {
        List<Correction> all = corrections(tenant);
        return all.subList(Math.min(after, all.size()), all.size());
    }

    /**
     * Adds a correction. Accounts that are opened from then on go by it.
     *
     * @throws io.ladder.shared.LoyaltyException {@code stale} where the tenant has come to have as
     *     many already, {@code busy} where bookings do not come to an end
     */
    void add(TenantId tenant, Correction correction);
}
