package io.ladder.accounting.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.DatabaseTest;
import io.ladder.accounting.FindingCode;
import io.ladder.accounting.Seal.Moved;
import io.ladder.accounting.ViewBalances;
import io.ladder.journal.Activity;
import io.ladder.journal.Call;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Records;
import io.ladder.journal.Rerating;
import io.ladder.journal.Subject;
import io.ladder.ledger.Movement;
import io.ladder.ledger.Place;
import io.ladder.ledger.WalletTotals;
import io.ladder.programme.CorrectVersion;
import io.ladder.programme.RateAgain;
import io.ladder.programme.Rating;
import io.ladder.testkit.AccountingScene;
import io.ladder.testkit.AccountingSetting;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The books after a rule was corrected and members were rated again. */
@DatabaseTest
class RatedBooksTests {
    private static final String RIGHT =
            Bookkeeping.PROGRAMME.replace("points: 2, per", "points: 3, per");

    private final Bookkeeping bookkeeping;
    private final Auditor auditor;
    private final CorrectVersion corrections;
    private final RateAgain ratings;
    private final ViewBalances balances;
    private final Records records;
    private AccountingSetting setting;
    private AccountingScene scene;
    private Subject.OfAccount member;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    RatedBooksTests(
            Bookkeeping bookkeeping,
            Auditor auditor,
            CorrectVersion corrections,
            RateAgain ratings,
            ViewBalances balances,
            Records records) {
        this.bookkeeping = bookkeeping;
        this.auditor = auditor;
        this.corrections = corrections;
        this.ratings = ratings;
        this.balances = balances;
        this.records = records;
    }

    @BeforeEach
    void open() {
        setting = bookkeeping.open();
        scene = new AccountingScene(setting);
        member = scene.aBusyMember();
        scene.aBusyMember();
    }

    private Rating correctAndRate() {
        corrections.correct(Call.of(setting.tenant()), 1, RIGHT, "Points were too few", 0, null);
        scene.pass(Duration.ofHours(1));
        return ratings.rate(Call.of(setting.tenant()), null, 100);
    }

    private long compensated() {
        return scene.history(member).getLast().outcome().movements().stream()
                .filter(movement -> movement.from() == Place.ISSUED)
                .mapToLong(Movement::points)
                .sum();
    }

    @Test
    void agreeBeforeInTheMiddleAndAfter() {
        auditor.seal();
        corrections.correct(Call.of(setting.tenant()), 1, RIGHT, "Points were too few", 0, null);
        assertThat(auditor.audit(setting.tenant()).findings()).isEmpty();

        scene.pass(Duration.ofHours(1));
        Rating first = ratings.rate(Call.of(setting.tenant()), null, 1);
        scene.buy(scene.enrol(), 10, scene.now());
        assertThat(auditor.audit(setting.tenant()).findings()).isEmpty();

        Rating second = ratings.rate(Call.of(setting.tenant()), first.last(), 100);
        scene.buy(member, 10, scene.now());
        auditor.seal();
        assertThat(first.rated() + second.rated()).isEqualTo(2);
        var audit = auditor.audit(setting.tenant());
        assertThat(audit.findings()).isEmpty();
        assertThat(audit.accounts()).isEqualTo(3);
        assertThat(audit.sealed()).isEqualTo(audit.records());
    }

    @Test
    void sayOfThePastWhatTheySaidThen() {
        var known = new LinkedHashMap<Instant, Map<String, WalletTotals>>();
        for (JournalRecord record : scene.history(member)) {
            Instant at = record.activity().occurredAt();
            known.put(at, balances.at(setting.tenant(), member.account(), at));
        }
        long before = points(scene.now());

        Rating rated = correctAndRate();

        known.forEach((at, totals) ->
                assertThat(balances.at(setting.tenant(), member.account(), at)).isEqualTo(totals));
        Rating.Difference difference =
                rated.differences().stream()
                        .filter(each -> each.member().equals(member.member()))
                        .findFirst()
                        .orElseThrow();
        assertThat(difference.changes())
                .singleElement()
                .satisfies(change -> assertThat(change.issued()).isEqualTo(compensated()));
        assertThat(points(scene.now()) - before)
                .isEqualTo(difference.changes().getFirst().available());
    }

    private long points(Instant at) {
        return balances.at(setting.tenant(), member.account(), at)
                .values()
                .iterator()
                .next()
                .at(Place.AVAILABLE);
    }

    @Test
    void countWhatCompensatesAsCorrected() {
        YearMonth month = YearMonth.from(scene.now().atOffset(ZoneOffset.UTC)).plusMonths(1);
        long before = corrected(setting.movements().through(setting.tenant(), month));

        correctAndRate();

        assertThat(compensated()).isPositive();
        assertThat(corrected(setting.movements().through(setting.tenant(), month)) - before)
                .isEqualTo(2 * compensated());
    }

    private static long corrected(List<Moved> moved) {
        return moved.stream()
                .filter(each -> each.corrected() && each.from().equals("ISSUED"))
                .mapToLong(Moved::points)
                .sum();
    }

    @Test
    void nameTheAccountThatIsMadeToFollowOtherRules() {
        correctAndRate();
        auditor.seal();
        JournalRecord rated = scene.history(member).getLast();
        assertThat(rated.activity()).isInstanceOf(Rerating.class);
        assertThat(rated.corrections()).isEqualTo(1);

        auditor.tamper(
                "update activity set corrections = 0 where account_id = ? and sequence = ?",
                member.account().value(),
                rated.id().sequence());

        var audit = auditor.audit(setting.tenant());
        assertThat(audit.of(FindingCode.RECORD_CHANGED))
                .singleElement()
                .satisfies(finding -> assertThat(finding.record()).isEqualTo(rated.id()));
        assertThat(audit.of(FindingCode.STATE_DIFFERS)).isNotEmpty();
    }

    @Test
    void countRungsOfThePastWithoutComingToNow() {
        Instant then = scene.history(member).get(1).activity().occurredAt();
        var counts = records.rungCounts(setting.tenant(), "loyalty", then);

        correctAndRate();

        assertThat(counts).isNotEmpty();
        assertThat(records.rungCounts(setting.tenant(), "loyalty", then)).isEqualTo(counts);
    }

    @Test
    void keepPurchasesAsTheyWereAnswered() {
        JournalRecord purchase =
                scene.history(member).stream()
                        .filter(record -> record.activity() instanceof Activity.Purchase)
                        .findFirst()
                        .orElseThrow();
        correctAndRate();

        JournalRecord later = scene.buy(member, 10, scene.now());

        assertThat(setting.journal().find(setting.tenant(), purchase.id())).isEqualTo(purchase);
        assertThat(later.outcome().awarded("points")).isEqualTo(30);
    }
}
