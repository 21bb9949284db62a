package io.ladder.journal.persistence;

import static io.ladder.testkit.PaymentFixture.aPayment;
import static io.ladder.testkit.ProgrammeFixture.aProgramme;
import static io.ladder.testkit.RewardFixture.aReward;
import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.journal.Activity;
import io.ladder.journal.Actor;
import io.ladder.journal.Proposal;
import io.ladder.journal.Recording;
import io.ladder.shared.TenantId;
import io.ladder.testkit.FixedProgrammes;
import io.ladder.testkit.TestDatabase;
import io.ladder.testkit.Till;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The plans that connections make while tables are small, and keep while they grow. */
class GroupPlansTest {
    private static final Instant START = Instant.parse("2026-01-15T10:00:00Z");

    /** All that hold statements which groups run. */
    private static final List<Class<?>> HOLDERS =
            List.of(
                    JournalTables.class,
                    MovedRows.class,
                    ProposalRows.class,
                    LoadedGroup.class,
                    StoredRecords.class,
                    SqlResidence.class);

    private static final Pattern STATEMENT =
            Pattern.compile("\\s*(select|insert|update|delete|with)\\b(?s).*");

    private static final Pattern TABLE_SCAN =
            Pattern.compile("(Index|Index Only|Bitmap Index) Scan");

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void findAllRowsByTheirKeys(int members) throws Exception {
        TestDatabase database = SqlInstance.migrated();
        book(database, members);
        var wrong = new ArrayList<String>();
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("analyze");
            connection.setAutoCommit(false);
            statement.execute(GroupStatement.BY_KEYS);
            List<String> statements = statements();
            assertThat(statements).hasSizeGreaterThan(35);
            for (String sql : statements) {
                List<String> plan = plan(statement, sql);
                if (!goesByKeys(plan)) {
                    wrong.add(sql + "\n" + String.join("\n", plan));
                }
            }
        }

        assertThat(wrong).isEmpty();
    }

    /** Leaves rows of each member in all tables. */
    private static void book(TestDatabase database, int members) {
        var programmes =
                new FixedProgrammes(
                        aProgramme()
                                .offering(aReward("mug").costing(10).inStock(10))
                                .paying(aPayment().upToPercent(50))
                                .drawing("spend", "spring", 10_000)
                                .build(),
                        START);
        var tenant = new TenantId(UUID.randomUUID());
        try (var instance = new SqlInstance(database);
                SqlJournal journal = instance.journal(programmes)) {
            instance.open(tenant);
            var till = new Till(journal, programmes, tenant);
            for (int number = 0; number < members; number++) {
                var member = till.enrolWithPoints("member-" + number, 100);
                till.book(member, till.redemption("mug", null));
                till.book(member, till.payment(10L, "100.00"));
                till.book(member, new Activity.SurveyAnswer(START, till.document(), 9, null));
                var proposal =
                        new Proposal.AdjustmentProposal(
                                START,
                                till.document(),
                                "points",
                                500,
                                "goodwill",
                                new Actor("key_clerk"));
                till.book(new Recording(tenant, member, proposal, "proposal", "in words", null));
            }
        }
    }

    /** All statements that groups run, one by one. */
    private static List<String> statements() throws IllegalAccessException {
        var texts = new ArrayList<String>();
        for (GroupStatement reading : GroupStatement.values()) {
            Collections.addAll(texts, reading.sql.split(";"));
        }
        for (Class<?> holder : HOLDERS) {
            for (Field field : holder.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers())) {
                    field.setAccessible(true);
                    addStatements(field.get(holder), texts);
                }
            }
        }
        return texts.stream()
                .filter(text -> text.contains("?") && !text.contains("%"))
                .filter(text -> STATEMENT.matcher(text).matches())
                .distinct()
                .toList();
    }

    private static void addStatements(Object held, List<String> texts) {
        switch (held) {
            case TableStatement statement -> texts.add(statement.sql());
            case List<?> several -> several.forEach(each -> addStatements(each, texts));
            case String text -> Collections.addAll(texts, text.split(";"));
            default -> {}
        }
    }

    /** The one plan for any parameters. */
    private static List<String> plan(Statement statement, String sql) throws SQLException {
        var numbered = new StringBuilder();
        var values = new ArrayList<String>();
        for (String part : sql.splitWithDelimiters("\\?", 0)) {
            if (part.equals("?")) {
                values.add("null");
                numbered.append('$').append(values.size());
            } else {
                numbered.append(part);
            }
        }
        statement.execute("prepare looked_at as " + numbered);
        var plan = new ArrayList<String>();
        try (var rows =
                statement.executeQuery(
                        "explain (costs off) execute looked_at("
                                + String.join(", ", values)
                                + ")")) {
            while (rows.next()) {
                plan.add(rows.getString(1));
            }
        }
        statement.execute("deallocate looked_at");
        return plan;
    }

    /** Whether no table and no index is read from end to end. */
    private static boolean goesByKeys(List<String> plan) {
        for (int line = 0; line < plan.size(); line++) {
            String node = plan.get(line);
            if (node.contains("Seq Scan")
                    || node.contains("Hash Join")
                    || node.contains("Merge Join")) {
                return false;
            }
            if (TABLE_SCAN.matcher(node).find()
                    && (line + 1 == plan.size() || !plan.get(line + 1).contains("Index Cond"))) {
                return false;
            }
        }
        return true;
    }
}
