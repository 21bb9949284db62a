package io.ladder.journal;

/**
 * Points that rules may give in all, to whichever members. It is drawn on when an activity is
 * booked: the last to draw gets what is left, and whoever comes later gets nothing. What comes back
 * with goods can be drawn again.
 *
 * <p>What activities of the past bring once they are decided again asks it for no more than they
 * drew already, so that a return stays the inverse of its purchase. Where they would draw more in
 * all than is left, the latest are cut. What it cut short once never brings more than it left then.
 *
 * @param code what the programme file calls it
 * @param wallet in whose points it is told
 * @param points how many, 0 or more
 */
public record Budget(String code, String wallet, long points) {
    public Budget {
        if (points < 0) {
            throw new IllegalArgumentException("a budget is not below 0");
        }
    }

    /** The shared counter of what was drawn. */
    public String counter() {
        return "budget:" + code;
    }
}
