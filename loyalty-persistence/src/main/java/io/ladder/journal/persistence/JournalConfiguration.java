package io.ladder.journal.persistence;

import io.ladder.journal.Journal;
import io.ladder.journal.Programmes;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the journal. */
@Configuration(proxyBeanMethods = false)
class JournalConfiguration {

    @Bean
    Journal journal(
            DataSource database,
            Programmes programmes,
            Timelines timelines,
            Traffic traffic,
            @Value("${ladder.journal.lanes:2}") int lanes) {
        return new SqlJournal(database, programmes, timelines, traffic, lanes);
    }
}
