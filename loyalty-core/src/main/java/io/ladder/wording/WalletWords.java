package io.ladder.wording;

import io.ladder.journal.Programme;
import io.ladder.ledger.WalletRules;
import io.ladder.rule.RuleBook;

/** Says what is in wallets as members are told it: by name, with decimals, money as money. */
public final class WalletWords {
    private final Programme programme;
    private final Wording wording;

    private WalletWords(Programme programme) {
        this.programme = programme;
        this.wording = Wording.of(programme);
    }

    /** In the language of the programme's file. */
    public static WalletWords of(Programme programme) {
        return new WalletWords(programme);
    }

    /** What a wallet of the programme is called. */
    String name(String wallet) {
        return wording.wallet(wallet, null);
    }

    /** So much in a wallet, such as {@code 145} or {@code 1.50 EUR}. */
    String amount(String wallet, long units) {
        return rules(wallet).text(units, programme.currency());
    }

    /** What is missing for what a rule gives next. */
    public String toGo(RuleBook.RuleProgress rule) {
        return rule.progress()
                .words(programme.currency(), rules(rule.wallet()), name(rule.wallet()));
    }

    private WalletRules rules(String wallet) {
        WalletRules rules = programme.walletRules(wallet);
        if (rules == null) {
            throw new IllegalArgumentException("the programme has no wallet " + wallet);
        }
        return rules;
    }
}
