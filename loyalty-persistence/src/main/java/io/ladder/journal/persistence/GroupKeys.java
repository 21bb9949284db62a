package io.ladder.journal.persistence;

import io.ladder.journal.Claim;
import io.ladder.journal.ClaimKind;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Recorded;
import io.ladder.journal.Recording;
import io.ladder.journal.Subject;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.RecordId;
import io.ladder.shared.Refusal;
import io.ladder.shared.TenantId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the keys of a group lead to: records of before, records of the group itself, or nothing. */
final class GroupKeys {
    private static final Duration IDEMPOTENCY_KEY_LIFE = Duration.ofDays(30);
    private static final UUID NO_CONTENT = new UUID(0, 0);

    private final LoadedGroup loaded;
    private final JournalRows rows;
    private final Map<TenantId, Instant> nows;
    private final Map<JournalRows.InTenant<Claim>, LoadedGroup.Owner> claimed = new HashMap<>();
    private final Map<RecordId, JournalRecord> booked = new HashMap<>();

    /**
     * The keys of a group.
     *
     * @param nows the time of each tenant
     */
    GroupKeys(LoadedGroup loaded, JournalRows rows, Map<TenantId, Instant> nows) {
        this.nows = nows;
        this.loaded = loaded;
        this.rows = rows;
    }

    /** An answer from the journal that is still to be read there. */
    record Known(RecordId id) {}

    /** Who has an identity by what the group has booked; null where nobody. */
    Subject.@Nullable OfAccount ownerInGroup(TenantId tenant, Claim identity) {
        LoadedGroup.Owner owner = claimed.get(new JournalRows.InTenant<>(tenant, identity));
        return owner == null
                ? null
                : new Subject.OfAccount(owner.record().account(), owner.member());
    }

    /** The earlier answer to the same request, a refusal where it differs; null where it is new. */
    @Nullable Object repeated(
            Recording recording, Subject.@Nullable OfAccount known, UUID content) {
        for (Claim key : recording.keys()) {
            var inTenant = new JournalRows.InTenant<>(recording.tenant(), key);
            LoadedGroup.Owner owner = owner(inTenant);
            if (owner == null) {
                continue;
            }
            boolean sameMember =
                    recording.subject() instanceof Subject.Newcomer
                            || (known != null && known.member().equals(owner.member()))
                            || isEnrolledInGroup(recording, owner);
            if (!sameMember
                    || !owner.content().equals(content)
                    || !sameRecord(recording, owner.record())) {
                return key.kind() == ClaimKind.DOCUMENT
                        ? new Recorded.Refused(
                                Refusal.at(
                                        ErrorCode.IDEMPOTENCY_KEY_REUSED,
                                        "/document_number",
                                        "The document has been recorded for another member or with"
                                                + " other content."))
                        : refused(
                                ErrorCode.IDEMPOTENCY_KEY_REUSED,
                                "The Idempotency-Key has been used for another request.");
            }
            JournalRecord here = booked.get(owner.record());
            return here != null
                    ? new Recorded.Booked(here, true, List.of())
                    : new Known(owner.record());
        }
        return null;
    }

    /** Whether none of the keys leads elsewhere; the document must lead to the record. */
    private boolean sameRecord(Recording recording, RecordId id) {
        for (Claim key : recording.keys()) {
            var inTenant = new JournalRows.InTenant<>(recording.tenant(), key);
            LoadedGroup.Owner owner = owner(inTenant);
            boolean leadsHere = owner != null && owner.record().equals(id);
            if (owner == null ? key.kind() == ClaimKind.DOCUMENT : !leadsHere) {
                return false;
            }
        }
        return true;
    }

    /** Who has a key now; null where nobody has, or no longer. */
    private LoadedGroup.@Nullable Owner owner(JournalRows.InTenant<Claim> key) {
        LoadedGroup.Owner here = claimed.get(key);
        LoadedGroup.Owner owner = here == null ? loaded.owners.get(key) : here;
        return owner == null || hasExpired(owner, key.tenant()) ? null : owner;
    }

    private boolean hasExpired(LoadedGroup.Owner owner, TenantId tenant) {
        Instant expiresAt = owner.expiresAt();
        return expiresAt != null && !expiresAt.isAfter(Objects.requireNonNull(nows.get(tenant)));
    }

    private boolean isEnrolledInGroup(Recording recording, LoadedGroup.Owner owner) {
        Claim identity = recording.subject().identity();
        if (identity == null) {
            return false;
        }
        Subject.OfAccount here = ownerInGroup(recording.tenant(), identity);
        return here != null && here.member().equals(owner.member());
    }

    /** Whether somebody has an identity. */
    boolean taken(TenantId tenant, Claim identity) {
        var inTenant = new JournalRows.InTenant<>(tenant, identity);
        return claimed.containsKey(inTenant) || loaded.owners.containsKey(inTenant);
    }

    /** Gives a new member their identities. */
    void claimIdentities(TenantId tenant, List<Claim> identities, JournalRecord enrolment) {
        identities.forEach(identity -> claim(tenant, identity, enrolment, NO_CONTENT, null));
    }

    /** Claims the keys of a recording for its record. */
    void claimKeys(Recording recording, JournalRecord record, UUID content) {
        for (Claim key : recording.keys()) {
            claim(
                    recording.tenant(),
                    key,
                    record,
                    content,
                    key.kind() == ClaimKind.IDEMPOTENCY_KEY
                            ? record.recordedAt().plus(IDEMPOTENCY_KEY_LIFE)
                            : null);
        }
        note(record);
    }

    /** Notes a record that the group has booked. */
    void note(JournalRecord record) {
        booked.put(record.id(), record);
    }

    /** A record that the group has booked; null where it has not. */
    @Nullable JournalRecord booked(RecordId id) {
        return booked.get(id);
    }

    private void claim(
            TenantId tenant,
            Claim claim,
            JournalRecord record,
            UUID content,
            @Nullable Instant expiresAt) {
        var key = new JournalRows.InTenant<>(tenant, claim);
        LoadedGroup.Owner former = loaded.owners.get(key);
        if (former != null && hasExpired(former, tenant)) {
            rows.forget(tenant, claim);
        }
        rows.claim(tenant, claim, record.id(), record.member(), content, expiresAt);
        claimed.put(key, new LoadedGroup.Owner(record.id(), record.member(), content, expiresAt));
    }

    /** A recording's content as its claims keep it. */
    static UUID contentOf(Recording recording) {
        try {
            var hash =
                    ByteBuffer.wrap(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(recording.content().getBytes(StandardCharsets.UTF_8)));
            return new UUID(hash.getLong(), hash.getLong());
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }

    /** The results, with the records that the journal held already. */
    static List<Recorded> withKnown(
            List<Object> results, Connection connection, Timelines timelines) throws SQLException {
        Set<RecordId> wanted = new HashSet<>();
        results.forEach(result -> {
            if (result instanceof GroupKeys.Known known) {
                wanted.add(known.id());
            }
        });
        Map<RecordId, StoredRecords.Found> found =
                wanted.isEmpty() ? Map.of() : StoredRecords.records(connection, wanted);
        var recorded = new ArrayList<Recorded>(results.size());
        for (Object result : results) {
            switch (result) {
                case Recorded done -> recorded.add(done);
                case GroupKeys.Known known -> {
                    StoredRecords.Found record = found.get(known.id());
                    if (record == null) {
                        throw new IllegalStateException("a key leads to no record");
                    }
                    recorded.add(new Recorded.Booked(record.read(timelines), true, List.of()));
                }
                default -> throw new IllegalStateException("unknown result " + result);
            }
        }
        return recorded;
    }

    static Recorded refused(ErrorCode code, String detail) {
        return new Recorded.Refused(Refusal.of(code, detail));
    }
}
