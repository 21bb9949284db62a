package io.ladder.accounting.web;

import io.ladder.http.Params;
import io.ladder.journal.Programme;
import io.ladder.ledger.WalletRules;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** What all reports of the house's books can be asked for. */
final class ReportParams {
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final int WALLET_LENGTH_MAX = 64;

    private ReportParams() {}

    /** The wallet of that code; all where none is named. */
    static List<WalletRules> wallets(@Nullable String wallet, Programme programme) {
        String code = Params.optionalText("wallet", wallet, WALLET_LENGTH_MAX);
        if (code == null) {
            return programme.wallets();
        }
        WalletRules rules = programme.walletRules(code);
        if (rules == null) {
            throw Params.invalid("wallet", "must be a wallet of the programme.");
        }
        return List.of(rules);
    }

    /** Whether the answer is to be lines for a spreadsheet. */
    static boolean asCsv(@Nullable String format, @Nullable String accepted) {
        if (format == null) {
            return accepted != null && accepted.contains("text/csv");
        } else if (format.equals("csv") || format.equals("json")) {
            return format.equals("csv");
        }
        throw Params.invalid("format", "must be json or csv.");
    }

    /** Answers with a report as it is asked for. */
    static ResponseEntity<Object> answer(
            boolean asCsv, Supplier<Csv> table, Supplier<Object> document) {
        return asCsv
                ? ResponseEntity.ok().contentType(CSV).body(table.get().toString())
                : ResponseEntity.ok(document.get());
    }
}
