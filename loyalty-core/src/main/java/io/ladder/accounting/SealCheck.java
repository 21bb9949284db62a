package io.ladder.accounting;

import io.ladder.accounting.BookChecks.Standing;
import io.ladder.shared.RecordId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Checks a page of seals against the records as they stand. */
final class SealCheck {
    private final List<Finding> findings = new ArrayList<>();

    private SealCheck() {}

    static List<Finding> findings(BookChecks.SealPage page) {
        var check = new SealCheck();
        Seal.Head head = page.before();
        var standing = new HashMap<RecordId, Standing>();
        page.standing().forEach(record -> standing.put(record.record().id(), record));
        for (Seal seal : page.seals()) {
            check.requireChain(head, seal);
            check.requireRecords(seal, standing);
            head = seal.head();
        }
        for (Standing inserted : standing.values().stream().sorted(BY_POSITION).toList()) {
            check.note(
                    Finding.of(
                            FindingCode.RECORD_INSERTED,
                            inserted.record().id(),
                            "it stands among records that were sealed without it"));
        }
        return check.findings;
    }

    private static final java.util.Comparator<Standing> BY_POSITION =
            java.util.Comparator.comparingLong(Standing::position);

    private void note(Finding finding) {
        findings.add(finding);
    }

    private void requireChain(Seal.Head head, Seal seal) {
        if (seal.number() != head.number() + 1) {
            broken(
                    "a seal is missing before seal " + seal.number(),
                    head.number() + 1,
                    seal.number());
        } else if (!seal.former().equals(head.digest()) || seal.from() < head.to()) {
            broken(
                    "seal " + seal.number() + " does not follow the one before",
                    head.digest(),
                    seal.former());
        }
        String digest = seal.computedDigest();
        if (!digest.equals(seal.digest())) {
            broken(
                    "seal " + seal.number() + " is not the one that was made",
                    seal.digest(),
                    digest);
        }
    }

    private void broken(String detail, Object expected, Object found) {
        note(Finding.of(FindingCode.SEAL_BROKEN, detail).with(expected, found));
    }

    /** Takes what was sealed from what stands there. */
    private void requireRecords(Seal seal, Map<RecordId, Standing> standing) {
        for (Seal.SealedRecord was : seal.records()) {
            Standing is = standing.remove(was.id());
            if (is == null) {
                note(
                        Finding.of(
                                FindingCode.RECORD_MISSING,
                                was.id(),
                                "it was sealed, and is not where it was"));
                continue;
            }
            changed(was.id(), "the activity", was.activity(), is.record().activity());
            changed(was.id(), "entries or moves", was.effects(), is.record().effects());
            if (!is.ofAccount()) {
                note(
                        Finding.of(
                                FindingCode.ACCOUNT_MISSING,
                                was.id(),
                                "the account of the record is gone"));
            }
        }
    }

    private void changed(RecordId id, String what, String was, String is) {
        if (!was.equals(is)) {
            note(
                    Finding.of(
                                    FindingCode.RECORD_CHANGED,
                                    id,
                                    what + " of the record are not what was sealed")
                            .with(was, is));
        }
    }
}
