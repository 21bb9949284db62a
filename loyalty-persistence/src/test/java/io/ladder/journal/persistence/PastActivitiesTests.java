package io.ladder.journal.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.DatabaseTest;
import io.ladder.journal.Activity;
import io.ladder.journal.Rerun;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class PastActivitiesTests {
    @Autowired private JdbcClient database;

    /** Were a kind missing from it, all of the past would be read for that kind. */
    @Test
    void findWhatLooksBackAndWhoMovedByAnIndex() {
        String index =
                database.sql(
                                "select indexdef from pg_indexes"
                                        + " where indexname = 'activity_looking_back'")
                        .query(String.class)
                        .single();
        var kinds = new ArrayList<Class<? extends Activity>>(Rerun.LOOKING_BACK);
        kinds.addAll(Rerun.RELOCATIONS);

        assertThat(kinds)
                .allSatisfy(kind -> assertThat(index).contains("'" + StoredKinds.name(kind) + "'"));
        assertThat(index.chars().filter(each -> each == '\'').count()).isEqualTo(2L * kinds.size());
    }
}
