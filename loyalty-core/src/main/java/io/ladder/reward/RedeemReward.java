package io.ladder.reward;

import io.ladder.journal.Activity;
import io.ladder.journal.AlertKey;
import io.ladder.journal.Alerts;
import io.ladder.journal.Call;
import io.ladder.journal.CodeHolds;
import io.ladder.journal.Content;
import io.ladder.journal.Journal;
import io.ladder.journal.Occurrence;
import io.ladder.journal.Programme;
import io.ladder.journal.Programmes;
import io.ladder.journal.Recorded;
import io.ladder.journal.Recording;
import io.ladder.journal.Subject;
import io.ladder.journal.VoucherCode;
import io.ladder.shared.Base32;
import io.ladder.shared.Document;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.LoyaltyException;
import io.ladder.shared.Refusal;
import io.ladder.shared.TenantId;
import io.ladder.shared.UseCase;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Takes a reward for a member: holds its points, or spends them at once.
 *
 * <p>Refuses: {@code member_not_found}, {@code member_blocked}, {@code member_closed}, {@code
 * reward_not_found}, {@code reward_not_used_up}, {@code reward_not_offered}, {@code rung_too_low},
 * {@code not_entitled}, {@code reward_limit_reached}, {@code out_of_stock}, {@code
 * insufficient_points}, {@code guard_rail_reached}, {@code hold_limit_reached}, {@code
 * invalid_field} for a hold that is too long or none, {@code code_not_found}, {@code
 * code_required}, {@code code_not_valid}, {@code code_used}, {@code idempotency_key_reused}, {@code
 * busy}.
 */
@UseCase
public final class RedeemReward {
    /** How long points are held where the caller does not say. */
    public static final Duration HOLD_DEFAULT = Duration.ofMinutes(15);

    /** How long points are held at most. */
    public static final Duration HOLD_MAX = Duration.ofDays(30);

    /** 60 bits by chance: nobody guesses one, and no two are the same. */
    private static final int GROUPS = 3;

    private static final int GROUP_LENGTH = 4;

    private final Journal journal;
    private final Programmes programmes;
    private final CodePools pools;
    private final ShownCodes codes;
    private final Alerts alerts;
    private final SecureRandom random;

    public RedeemReward(
            Journal journal,
            Programmes programmes,
            CodePools pools,
            CodeHolds holds,
            Alerts alerts,
            SecureRandom random) {
        this.journal = journal;
        this.programmes = programmes;
        this.pools = pools;
        this.codes = new ShownCodes(journal, holds);
        this.alerts = alerts;
        this.random = random;
    }

    /**
     * What is wanted.
     *
     * @param reward its id; null where the code tells
     * @param code a code that is shown for it; null where none is
     * @param hold how long to hold the points, up to {@link #HOLD_MAX}; null to spend them at once
     * @param device on which it is asked for, as the house calls devices; null where not told
     */
    public record Wish(
            @Nullable String reward,
            @Nullable String code,
            @Nullable Duration hold,
            @Nullable String device) {
        /** A wish of which no device is told. */
        public Wish(@Nullable String reward, @Nullable String code, @Nullable Duration hold) {
            this(reward, code, hold, null);
        }
    }

    /** Takes the reward. */
    public Recorded.Booked redeem(Call call, Subject member, Document document, Wish wish) {
        Duration hold = wish.hold();
        requireHold(hold);
        CodePools.Found shown = shown(call.tenant(), wish);
        String id = shown == null ? Objects.requireNonNull(wish.reward()) : shown.reward();
        Instant now = programmes.now(call.tenant());
        Programme programme = programmes.timeline(call.tenant()).at(now);
        Reward reward = RewardCatalogue.of(programme).reward(id);
        CodeTerms terms = reward == null ? null : reward.code();
        boolean made = terms != null && terms.kind() == VoucherCode.Kind.MADE;
        if (made && hold != null) {
            throw Refusal.at(
                            ErrorCode.INVALID_FIELD,
                            "/hold",
                            "How long its code is good is said by the programme.")
                    .asException();
        }
        VoucherCode code = code(call.tenant(), shown, id, terms);
        var at = Occurrence.of(null, now);
        Function<Instant, Activity> taking =
                moment ->
                        new Activity.Redemption(
                                moment,
                                document,
                                id,
                                made && terms != null
                                        ? terms.until(moment, programme.zone())
                                        : hold == null ? null : moment.plus(hold),
                                code,
                                wish.device());
        String content =
                Content.of("redemption")
                        .with("reward", wish.reward())
                        .with("code", shown == null ? null : VoucherCode.key(shown.text()))
                        .with("hold", hold)
                        .with("device", wish.device())
                        .toString();
        Recording recording =
                new Recording(
                                call.tenant(),
                                member,
                                taking.apply(at),
                                content,
                                call.idempotencyKey())
                        .atNoMoment(taking);
        try {
            return shown == null ? journal.carryOut(call, recording) : show(call, shown, recording);
        } catch (LoyaltyException refused) {
            if (!call.dryRun() && refused.refusal().code() == ErrorCode.GUARD_RAIL_REACHED) {
                raise(call.tenant(), member, refused.refusal(), at.atZone(programme.zone()));
            }
            throw refused;
        }
    }

    /** Somebody is to look at it: of what is refused the journal keeps nothing. */
    private void raise(TenantId tenant, Subject subject, Refusal refusal, ZonedDateTime at) {
        Subject.OfAccount member = journal.resolve(tenant, subject);
        Object rail = refusal.facts().get(GuardRail.FACT);
        if (member != null && rail != null) {
            alerts.refused(
                    tenant,
                    new AlertKey(
                            at.toLocalDate(),
                            AlertKey.Kind.REDEMPTIONS,
                            rail.toString(),
                            member.member()));
        }
    }

    /**
     * Takes a reward for a code. One that is held beyond its time is free: where nobody has booked
     * that yet, it is booked first, also in a dry run, for time has brought it and not the call.
     * Whoever shows the code then is decided as ever, by its counter, and of many one gets it.
     */
    private Recorded.Booked show(Call call, CodePools.Found code, Recording recording) {
        try {
            return journal.carryOut(call, recording);
        } catch (LoyaltyException refused) {
            if (refused.refusal().code() != ErrorCode.CODE_USED) {
                throw refused;
            }
        }
        Instant now = programmes.now(call.tenant());
        codes.release(call.tenant(), code, now);
        try {
            return journal.carryOut(call, recording);
        } catch (LoyaltyException refused) {
            boolean held =
                    refused.refusal().code() == ErrorCode.CODE_USED
                            && codes.use(call.tenant(), code, now) == ShownCodes.Use.HELD;
            throw held ? held() : refused;
        }
    }

    private static LoyaltyException held() {
        return Refusal.at(
                        ErrorCode.CODE_USED,
                        "/code",
                        "The code is held for a redemption that is not captured yet; it may be free"
                                + " again.")
                .with("held", true)
                .asException();
    }

    private static void requireHold(@Nullable Duration hold) {
        if (hold != null && (!hold.isPositive() || hold.compareTo(HOLD_MAX) > 0)) {
            throw Refusal.at(
                            ErrorCode.INVALID_FIELD,
                            "/hold",
                            "Points are held for a while, at most " + HOLD_MAX + ".")
                    .with("limit", HOLD_MAX.toString())
                    .asException();
        }
    }

    private CodePools.@Nullable Found shown(TenantId tenant, Wish wish) {
        String code = wish.code();
        if (code == null) {
            if (wish.reward() == null) {
                throw Refusal.at(
                                ErrorCode.INVALID_FIELD,
                                "/reward",
                                "A reward is named, or a code for it is shown.")
                        .asException();
            }
            return null;
        }
        CodePools.Found found = pools.find(tenant, code);
        if (found == null) {
            throw ReadCodes.notFound("There is no such code to be shown for a reward.")
                    .asException();
        }
        if (wish.reward() != null && !wish.reward().equals(found.reward())) {
            throw ReadCodes.notFound("The code is for another reward.").asException();
        }
        return found;
    }

    private @Nullable VoucherCode code(
            TenantId tenant,
            CodePools.@Nullable Found shown,
            String reward,
            @Nullable CodeTerms terms) {
        if (shown != null) {
            return VoucherCode.presented(shown.text(), shown.batch());
        }
        VoucherCode.Kind kind = terms == null ? VoucherCode.Kind.PRESENTED : terms.kind();
        return switch (kind) {
            case PRESENTED -> null;
            case HANDED_OUT -> VoucherCode.handedOut(pools.batches(tenant, reward));
            case MADE -> VoucherCode.made(make(terms == null ? "" : terms.prefix()));
        };
    }

    private String make(String prefix) {
        var code = new StringBuilder(prefix);
        for (int group = 0; group < GROUPS; group++) {
            if (!code.isEmpty()) {
                code.append('-');
            }
            code.append(Base32.random(random, GROUP_LENGTH).toUpperCase(Locale.ROOT));
        }
        return code.toString();
    }
}
