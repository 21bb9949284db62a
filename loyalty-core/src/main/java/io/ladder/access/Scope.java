package io.ladder.access;

import org.jspecify.annotations.Nullable;

/** What a key may do. Every operation asks for one scope. */
public enum Scope {
    MEMBERS_READ("members:read"),
    MEMBERS_WRITE("members:write"),
    /** To see and to change who a member is as a person. */
    PII_READ("pii:read"),
    PURCHASES_READ("purchases:read"),
    PURCHASES_WRITE("purchases:write"),
    /** To ask what baskets would cost and bring by the programme in force. */
    QUOTES_READ("quotes:read"),
    POINTS_READ("points:read"),
    POINTS_ADJUST("points:adjust"),
    /** To settle adjustments that others proposed. */
    POINTS_APPROVE("points:approve"),
    /** To pay with points, and to refund what was paid. */
    POINTS_PAY("points:pay"),
    POINTS_TRANSFER("points:transfer"),
    /** To see the books of the whole house: what is owed, and whether all agrees. */
    LEDGER_READ("ledger:read"),
    REWARDS_READ("rewards:read"),
    REWARDS_REDEEM("rewards:redeem"),
    ALERTS_READ("alerts:read"),
    /** To say what one found who looked at what guard rails kept back. */
    ALERTS_REVIEW("alerts:review"),
    EVIDENCE_WRITE("evidence:write"),
    TIERS_READ("tiers:read"),
    TIERS_PIN("tiers:pin"),
    SURVEYS_READ("surveys:read"),
    SURVEYS_WRITE("surveys:write"),
    PROGRAMME_READ("programme:read"),
    PROGRAMME_WRITE("programme:write"),
    IMPORTS_WRITE("imports:write"),
    KEYS_READ("keys:read"),
    /** To give and to revoke keys; nobody gives a scope that they do not have. */
    KEYS_WRITE("keys:write"),
    SANDBOX_WRITE("sandbox:write");

    private final String text;

    Scope(String text) {
        this.text = text;
    }

    /** The scope as keys and documents write it, such as {@code members:read}. */
    public String text() {
        return text;
    }

    /** The scope of that text, or null where there is none. */
    public static @Nullable Scope of(String text) {
        for (Scope scope : values()) {
            if (scope.text.equals(text)) {
                return scope;
            }
        }
        return null;
    }
}
