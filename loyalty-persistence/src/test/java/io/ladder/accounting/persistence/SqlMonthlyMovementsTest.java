package io.ladder.accounting.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.DatabaseTest;
import io.ladder.accounting.Breakage;
import io.ladder.accounting.ReportBreakage;
import io.ladder.journal.Activity;
import io.ladder.journal.Subject;
import io.ladder.testkit.AccountingScene;
import io.ladder.testkit.AccountingSetting;
import io.ladder.testkit.LiabilityContract;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Half of the books is sealed when they are added up. */
@DatabaseTest
class SqlMonthlyMovementsTest extends LiabilityContract {
    private static final List<String> POINTS = List.of("points");

    private final Bookkeeping bookkeeping;
    private final Auditor auditor;

    @Autowired
    SqlMonthlyMovementsTest(Bookkeeping bookkeeping, Auditor auditor) {
        this.bookkeeping = bookkeeping;
        this.auditor = auditor;
    }

    @Override
    protected AccountingSetting open() {
        return bookkeeping.open();
    }

    @Override
    protected void settle() {
        auditor.seal();
    }

    @Test
    void keepsPointsInTheMonthOfTheirEndHoweverLongTheyLive() {
        AccountingSetting setting =
                bookkeeping.open(Bookkeeping.PROGRAMME.replace("{months: 1,", "{months: 1200,"));
        var scene = new AccountingScene(setting);
        Subject.OfAccount member = scene.enrol();
        scene.buy(member, 30, scene.now());
        YearMonth last = YearMonth.from(scene.now().atOffset(ZoneOffset.UTC)).plusMonths(1_200);
        auditor.seal();

        scene.pass(Duration.ofDays(800));
        scene.book(member, new Activity.Redemption(scene.now(), scene.document(), "coffee", null));
        var open = new ReportBreakage(setting.movements()).report(setting.tenant(), POINTS);
        auditor.seal();
        var sealed = new ReportBreakage(setting.movements()).report(setting.tenant(), POINTS);

        assertThat(sealed).isEqualTo(open);
        assertThat(sealed.getFirst().cohorts())
                .containsExactly(new Breakage.Cohort(last.toString(), 110, 0, 10, 0, 100));
    }
}
