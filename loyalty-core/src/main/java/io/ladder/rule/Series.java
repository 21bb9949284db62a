package io.ladder.rule;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ladder.journal.Line;
import io.ladder.journal.Slot;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Points for having collected one of each item of a set. What counts is whole pieces.
 *
 * @param items different names, {@value #ITEMS_MIN} to {@value #ITEMS_MAX}
 * @param attribute of lines, a text, that names the item; null where the product does
 * @param points for a complete set, 1 or more
 * @param again whether it begins anew when the set is complete
 * @param keepsDoubles whether what a member has already counts towards the next set
 */
public record Series(
        List<String> items,
        @Nullable String attribute,
        long points,
        boolean again,
        boolean keepsDoubles)
        implements Earning {
    public static final int ITEMS_MIN = 2;
    public static final int ITEMS_MAX = 64;

    /**
     * How many sets are complete, and for each item that is there a number for its name and how
     * many of it there are. The number stays the same in a version with other items.
     */
    private static final int FORMAT = 4;

    private static final int ITEMS_AT = 1;
    private static final int NUMBERS = 2;

    /** So many items are remembered: those of the file, and others that another version had. */
    private static final int REMEMBERED_MAX = 128;

    public Series {
        items = List.copyOf(items);
        if (items.size() < ITEMS_MIN
                || items.size() > ITEMS_MAX
                || items.stream().distinct().count() < items.size()
                || points < 1
                || (keepsDoubles && !again)) {
            throw new IllegalArgumentException("items or points out of range");
        }
    }

    @Override
    public Offer offer(Case purchase) {
        Map<String, Long> there = there(purchase.slot());
        long complete = complete(purchase.slot());
        if (complete > 0 && !again) {
            return new Offer(0, null, () -> "The set is complete.");
        }
        Map<String, Long> bought = bought(purchase.chosen().lines());
        bought.forEach((item, pieces) ->
                there.merge(
                        item, pieces, (had, more) -> keepsDoubles ? Math.addExact(had, more) : 1));
        long sets = sets(there);
        long earned = Math.multiplyExact(sets, points);
        if (sets > 0) {
            items.forEach(item -> there.merge(item, -sets, Math::addExact));
        }
        int open = open(there).size();
        return new Offer(
                earned,
                bought.isEmpty()
                        ? null
                        : slot(Math.addExact(complete, sets), there, purchase.slot()),
                () -> explanation(bought.size(), sets, earned, open));
    }

    @Override
    public boolean remembers(int format) {
        return format == FORMAT;
    }

    @Override
    public @Nullable Progress progress(Outlook member, @Nullable Slot slot) {
        if (complete(slot) > 0 && !again) {
            return null;
        }
        List<String> open = open(there(slot));
        // A version may have left out the last one that was missing; any of the others brings it.
        return new Progress(
                Progress.Counts.ITEMS,
                (long) items.size() - open.size(),
                items.size(),
                points,
                null,
                open);
    }

    /** How many sets there are at most by what is there of each item. */
    private long sets(Map<String, Long> there) {
        long sets = Long.MAX_VALUE;
        for (String item : items) {
            sets = Math.min(sets, there.getOrDefault(item, 0L));
        }
        return again ? sets : Math.min(sets, 1);
    }

    private List<String> open(Map<String, Long> there) {
        return items.stream().filter(item -> there.getOrDefault(item, 0L) == 0).toList();
    }

    private Map<String, Long> bought(List<Line> lines) {
        var thousandths = new HashMap<String, Long>();
        for (Line line : lines) {
            Object name =
                    attribute == null ? line.product() : line.attributes().values().get(attribute);
            if (name instanceof String item && items.contains(item)) {
                thousandths.merge(item, line.quantityThousandths(), Math::addExact);
            }
        }
        var bought = new HashMap<String, Long>();
        thousandths.forEach((item, quantity) -> {
            long pieces = quantity / Accrual.PIECE;
            if (pieces > 0) {
                bought.put(item, keepsDoubles ? pieces : 1);
            }
        });
        return bought;
    }

    private static long complete(@Nullable Slot slot) {
        return slot == null ? 0 : slot.numbers().getFirst();
    }

    private Map<String, Long> there(@Nullable Slot slot) {
        var there = new HashMap<String, Long>();
        List<Long> numbers = slot == null ? List.of() : slot.numbers();
        if (numbers.size() > ITEMS_AT) {
            Map<Long, String> names = names();
            for (int at = ITEMS_AT; at < numbers.size(); at += NUMBERS) {
                String item = names.get(numbers.get(at));
                if (item != null) {
                    long pieces = numbers.get(at + 1);
                    there.put(item, keepsDoubles ? pieces : Math.min(1, pieces));
                }
            }
        }
        return there;
    }

    /** What another version asks for stays there: the next may ask for it again. */
    private Slot slot(long complete, Map<String, Long> there, @Nullable Slot before) {
        var numbers = new ArrayList<Long>();
        numbers.add(complete);
        for (String item : items) {
            long pieces = there.getOrDefault(item, 0L);
            if (pieces > 0) {
                numbers.add(numberOf(item));
                numbers.add(pieces);
            }
        }
        List<Long> known = before == null ? List.of() : before.numbers();
        Set<Long> own = names().keySet();
        for (int at = ITEMS_AT; at < known.size(); at += NUMBERS) {
            if (!own.contains(known.get(at)) && numbers.size() < REMEMBERED_MAX * NUMBERS) {
                numbers.addAll(known.subList(at, at + NUMBERS));
            }
        }
        return new Slot(FORMAT, numbers);
    }

    /** The items by their numbers. */
    private Map<Long, String> names() {
        var names = new HashMap<Long, String>();
        items.forEach(item -> names.put(numberOf(item), item));
        return names;
    }

    private static long numberOf(String item) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(item.getBytes(UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String explanation(int bought, long sets, long earned, int open) {
        String all = " of " + items.size() + " items ";
        return bought == 0
                ? "None" + all + "is in the purchase."
                : sets == 0
                        ? open + all + "are still missing."
                        : (sets == 1 ? "A complete set gives " : sets + " complete sets give ")
                                + earned
                                + ".";
    }
}
