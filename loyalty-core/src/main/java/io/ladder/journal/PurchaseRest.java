package io.ladder.journal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is left of the lines of a purchase, as goods and money come back one after the other. Money
 * that is given back for the purchase as a whole is shared once, among the lines that are left
 * then; a line that comes back later takes its share with it.
 */
final class PurchaseRest {
    private final Map<String, Long> returned = new HashMap<>();

    /** As of when money was last given back. */
    private List<Line> lines;

    private final Map<String, Long> returnedSince = new HashMap<>();
    private boolean paidBack;

    PurchaseRest(List<Line> bought) {
        this.lines = bought;
    }

    /** How much of each line came back, by the line's id. */
    Map<String, Long> returned() {
        return returned;
    }

    /** Takes goods back. */
    void takeBack(List<Activity.ReturnedLine> back) {
        for (Activity.ReturnedLine line : back) {
            returned.merge(line.line(), line.quantityThousandths(), Math::addExact);
            returnedSince.merge(line.line(), line.quantityThousandths(), Math::addExact);
        }
    }

    /**
     * Gives money back.
     *
     * @param minor up to all that the lines cost that are left
     */
    void giveBack(long minor) {
        lines = Line.less(goods(), minor);
        returnedSince.clear();
        paidBack = true;
    }

    /** The lines that are left, at what is left of their cost; none where that is nothing. */
    List<Line> left() {
        List<Line> goods = goods();
        boolean free = goods.stream().allMatch(line -> line.amount().minor() == 0);
        return paidBack && free ? List.of() : goods;
    }

    private List<Line> goods() {
        var goods = new ArrayList<Line>(lines.size());
        for (Line line : lines) {
            Line rest = line.without(returnedSince.getOrDefault(line.id(), 0L));
            if (rest != null) {
                goods.add(rest);
            }
        }
        return goods;
    }
}
