package io.ladder.accounting.persistence;

import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets several statements see the same books, whatever is booked meanwhile. */
@Component
final class Snapshots {
    private final TransactionTemplate transactions;

    Snapshots(PlatformTransactionManager manager) {
        this.transactions = new TransactionTemplate(manager);
        transactions.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        transactions.setReadOnly(true);
    }

    <T> T read(Supplier<T> reading) {
        return Objects.requireNonNull(transactions.execute(_ -> reading.get()));
    }
}
