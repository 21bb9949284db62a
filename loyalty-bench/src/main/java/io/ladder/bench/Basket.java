package io.ladder.bench;

import io.ladder.shared.Base32;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * What is bought: two lines, the first of a random amount. The same seed buys the same for the same
 * places of members, whoever they are.
 *
 * @param minor what the first line costs
 */
record Basket(UUID member, String source, String number, int minor) {
    static final int SECOND_MINOR = 1_290;
    private static final int MINOR_MIN = 500;
    private static final int MINOR_RANGE = 2_000;

    /** Baskets one after the other. */
    static final class Sequence {
        private final List<UUID> members;
        private final String source;
        private final SplittableRandom random;
        private long count;

        Sequence(List<UUID> members, String source, long seed) {
            this.members = members;
            this.source = source;
            this.random = new SplittableRandom(seed);
        }

        Basket next() {
            return new Basket(
                    members.get(random.nextInt(members.size())),
                    source,
                    String.valueOf(count++),
                    MINOR_MIN + random.nextInt(MINOR_RANGE));
        }
    }

    /** A member's id as the interface writes it. */
    static String publicId(UUID member) {
        return "mbr_" + Base32.ofUuid(member);
    }

    /** The request of a till. */
    String request() {
        return "{\"member\":\""
                + publicId(member)
                + "\",\"source\":\""
                + source
                + "\",\"document_number\":\""
                + number
                + "\",\"shop\":\"berlin-1\",\"lines\":["
                + "{\"product\":\"espresso\",\"category\":\"coffee\",\"quantity\":2,"
                + "\"amount\":{\"amount\":"
                + minor
                + ",\"currency\":\"EUR\"}},"
                + "{\"product\":\"novel\",\"category\":\"books\",\"quantity\":1,"
                + "\"amount\":{\"amount\":"
                + SECOND_MINOR
                + ",\"currency\":\"EUR\"}}]}";
    }

    /** The body of the record, as the journal keeps it. */
    String record(long micros) {
        return "{\"occurredAt\":"
                + micros
                + ",\"document\":{\"source\":\""
                + source
                + "\",\"number\":\""
                + number
                + "\"},\"lines\":[{\"id\":\"1\",\"product\":\"espresso\",\"category\":\"coffee\","
                + "\"quantityThousandths\":2000,\"amount\":{\"minor\":"
                + minor
                + ",\"currency\":\"EUR\"}},{\"id\":\"2\",\"product\":\"novel\","
                + "\"category\":\"books\",\"quantityThousandths\":1000,\"amount\":"
                + "{\"minor\":"
                + SECOND_MINOR
                + ",\"currency\":\"EUR\"}}],\"shop\":\"berlin-1\"}";
    }
}
