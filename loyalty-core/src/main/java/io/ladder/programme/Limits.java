package io.ladder.programme;

import io.ladder.adjustment.AdjustPoints;

/** How much of anything a programme file may have. */
final class Limits {
    static final int NAME_LENGTH = 100;
    static final int TEXT_LENGTH = 1_000;
    static final int WALLETS = 8;
    static final int REASON_CODES = 50;
    static final int MECHANICS = 200;
    static final int BUDGETS = 100;
    static final int CALENDARS = 16;
    static final int EXPERIMENTS = 16;
    static final int SEGMENTS = 32;
    static final int LANGUAGES = 32;
    static final int ITEMS = 1_000;
    static final int CALENDAR_DAYS = 1_000;

    /** How many names, days or hours a condition lists. */
    static final int NAMES = 500;

    /** What products, categories, brands and shops are called. */
    static final int CODE_LENGTH = 128;

    /** The most steps of all expressions together, for the longest purchase. */
    static final long STEPS = 10_000_000;

    static final int COUNTERS = 32;
    static final int LADDERS = 8;
    static final int RUNGS_MIN = 2;
    static final int RUNGS = 16;
    static final int CRITERIA = 16;
    static final int REWARDS = 500;
    static final int GUARD_RAILS = 16;
    static final int DAYS = 3_650;

    /** Each standing keeps as many pieces of each kind of evidence. */
    static final int PIECES = 100;

    /** The most points that a bonus gives or a reward costs. */
    static final long POINTS = AdjustPoints.POINTS_MAX;

    /** The most points of a budget. */
    static final long BUDGET = 1_000_000_000_000L;

    static final long STOCK = 1_000_000_000;
    static final int PER_MEMBER = 1_000_000;

    private Limits() {}
}
