package io.ladder.tier;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a member can be seen to do. Each piece of evidence has a kind, a date and a source. */
public enum EvidenceKind {
    /** Bought something; reported by purchases, never by hand. */
    PURCHASE(false),
    /** Answered a survey; reported by surveys, never by hand. */
    SURVEY_ANSWER(false),
    /** Recommended us to somebody. */
    REFERRAL_SENT(true),
    /** Somebody whom the member recommended us to has bought. */
    REFERRAL_CONVERTED(true),
    /** Published a review. */
    REVIEW(true),
    /** Took part in an event of ours. */
    EVENT(true),
    /** Gave us an idea. */
    IDEA(true),
    /** Contributed in another way. */
    CONTRIBUTION(true),
    /** Sits on a panel. */
    PANEL_SEAT(true),
    /** Has a partner agreement with us. */
    PARTNER_AGREEMENT(true),
    /** Contributed to a decision of ours. */
    DECISION_CONTRIBUTION(true);

    private final boolean reportable;

    EvidenceKind(boolean reportable) {
        this.reportable = reportable;
    }

    /** Whether it is recorded as evidence by itself, not as a purchase or an answer. */
    public boolean reportable() {
        return reportable;
    }

    /** The name as files and requests write it, such as {@code referral_sent}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of that name, or null where there is none. */
    public static @Nullable EvidenceKind of(String text) {
        for (EvidenceKind kind : values()) {
            if (kind.text().equals(text)) {
                return kind;
            }
        }
        return null;
    }
}
