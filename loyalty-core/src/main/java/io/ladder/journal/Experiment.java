package io.ladder.journal;

import io.ladder.shared.MemberId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Members who get nothing of some rules, so that it can be seen what the rules are worth. Who they
 * are follows from their ids: the first 8 bytes of the SHA-256 of {@code salt:member}, as a whole
 * number without sign, modulo 10,000, are below the share. The member's id is a UUID in its common
 * form; of somebody who was merged it is the id of the record that stays.
 *
 * @param share how many of 10,000 members, 1 to 9,999
 * @param salt draws the same members for the same salt, others for another
 * @param rules those that they get nothing of; all where it is empty
 * @param from the first moment; null for ever
 * @param until the first moment at which it is over; null for never
 */
public record Experiment(
        String id,
        int share,
        String salt,
        Set<String> rules,
        @Nullable Instant from,
        @Nullable Instant until) {
    /** What a share is of. */
    public static final int WHOLE = 10_000;

    public Experiment {
        rules = Set.copyOf(rules);
        if (share < 1 || share >= WHOLE) {
            throw new IllegalArgumentException("both groups have members");
        }
    }

    /** Whether a member is in the control group, which gets nothing; nobody imagined is. */
    public boolean controls(MemberId member) {
        if (member.equals(ImaginedMember.ID)) {
            return false;
        }
        byte[] text = (salt + ':' + member.value()).getBytes(StandardCharsets.UTF_8);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text);
            return Long.remainderUnsigned(ByteBuffer.wrap(hash).getLong(), WHOLE) < share;
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** Whether it is about a rule. */
    boolean concerns(String rule) {
        return rules.isEmpty() || rules.contains(rule);
    }

    /** Whether it runs at a moment. */
    boolean runs(Instant at) {
        return (from == null || !at.isBefore(from)) && (until == null || at.isBefore(until));
    }
}
