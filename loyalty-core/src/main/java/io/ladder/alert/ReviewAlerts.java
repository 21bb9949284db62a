package io.ladder.alert;

import io.ladder.journal.Actor;
import io.ladder.journal.Alert;
import io.ladder.journal.AlertKey;
import io.ladder.journal.Alerts;
import io.ladder.journal.Programmes;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.LoyaltyException;
import io.ladder.shared.Refusal;
import io.ladder.shared.TenantId;
import io.ladder.shared.UseCase;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lists what guard rails kept back, and keeps what people found who looked at it.
 *
 * <p>Refuses: {@code alert_not_found}, {@code invalid_field} for a count that has not been reached.
 */
@UseCase
public final class ReviewAlerts {
    private final Alerts alerts;
    private final Programmes programmes;

    public ReviewAlerts(Alerts alerts, Programmes programmes) {
        this.alerts = alerts;
        this.programmes = programmes;
    }

    /** The present day in the time zone of the programme. */
    public LocalDate today(TenantId tenant) {
        return programmes.now(tenant).atZone(programmes.inForce(tenant).zone()).toLocalDate();
    }

    /** Alerts, newest day first. */
    public List<Alert> list(
            TenantId tenant, Alerts.Filter filter, @Nullable AlertKey after, int limit) {
        return alerts.list(tenant, filter, after, limit);
    }

    /** The alert of that key. */
    public Alert find(TenantId tenant, AlertKey key) {
        Alert alert = alerts.find(tenant, key);
        if (alert == null) {
            throw notFound();
        }
        return alert;
    }

    /**
     * Keeps what somebody found.
     *
     * @param count how often it had happened as they saw it; what happens beyond that opens it
     *     again
     */
    public Alert review(
            TenantId tenant, AlertKey key, Alert.Verdict verdict, long count, Actor by) {
        Alert alert = find(tenant, key);
        if (count < 1 || count > alert.count()) {
            throw Refusal.at(
                            ErrorCode.INVALID_FIELD,
                            "/count",
                            "It happened " + alert.count() + " times, not " + count + ".")
                    .with("limit", alert.count())
                    .asException();
        }
        var review = new Alert.Review(verdict, count, programmes.now(tenant), by);
        alerts.review(tenant, key, review);
        return new Alert(key, alert.count(), review);
    }

    /** What is said where there is no such alert. */
    public static LoyaltyException notFound() {
        return Refusal.of(
                        ErrorCode.ALERT_NOT_FOUND,
                        "There is no such alert, or all that it was about came back.")
                .asException();
    }
}
