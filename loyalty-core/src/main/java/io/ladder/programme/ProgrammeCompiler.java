package io.ladder.programme;

import io.ladder.config.ConfigReader;
import io.ladder.config.Fields;
import io.ladder.config.Mistake;
import io.ladder.config.Mistakes;
import io.ladder.config.Node;
import io.ladder.config.Value;
import io.ladder.feasibility.Assumptions;
import io.ladder.feasibility.Feasibility;
import io.ladder.household.HouseholdRules;
import io.ladder.journal.Experiment;
import io.ladder.journal.Mechanic;
import io.ladder.journal.Programme;
import io.ladder.journal.ReturnRules;
import io.ladder.ledger.WalletRules;
import io.ladder.payment.PaymentDesk;
import io.ladder.payment.PaymentTerms;
import io.ladder.reward.Reward;
import io.ladder.reward.RewardCatalogue;
import io.ladder.rule.AttributeRules;
import io.ladder.rule.AttributeRules.Kind;
import io.ladder.rule.Segment;
import io.ladder.rule.SegmentRules;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.Refusal;
import io.ladder.tier.Ladder;
import io.ladder.transfer.TransferRules;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes a programme of a programme file, or finds all that is wrong with the file. */
public final class ProgrammeCompiler {
    private final ProgrammeFiles files;
    private final ReadyLadders readyLadders;

    public ProgrammeCompiler(ConfigReader reader) {
        this.files = new ProgrammeFiles(reader);
        this.readyLadders = new ReadyLadders(reader);
    }

    /** What came of a file. */
    public sealed interface Compilation {

        /**
         * The programme.
         *
         * @throws io.ladder.shared.LoyaltyException {@code programme_invalid} with all {@code
         *     mistakes}
         */
        default Programme orThrow() {
            return orThrowCompiled().programme();
        }

        /** The same with what its file says beside. */
        default Compiled orThrowCompiled() {
            return switch (this) {
                case Compiled compiled -> compiled;
                case Faulty faulty ->
                        throw Refusal.of(
                                        ErrorCode.PROGRAMME_INVALID,
                                        "The programme file has mistakes, the first: "
                                                + faulty.mistakes().getFirst())
                                .with(
                                        "mistakes",
                                        faulty.mistakes().stream().map(Mistake::facts).toList())
                                .asException();
            };
        }

        /**
         * A programme that can decide, and what its file says it is for.
         *
         * @param assumptions by which it is to be feasible; null where the file states none
         */
        record Compiled(Programme programme, ProgrammeHead head, @Nullable Assumptions assumptions)
                implements Compilation {
            /** What is to be expected if it begins at a moment; null where nothing is assumed. */
            @Nullable Feasibility feasibility(Instant from) {
                return assumptions == null ? null : Feasibility.of(programme, assumptions, from);
            }
        }

        /**
         * No programme.
         *
         * @param mistakes at least one, in the order of the file
         */
        record Faulty(List<Mistake> mistakes) implements Compilation {
            public Faulty {
                mistakes = List.copyOf(mistakes);
            }
        }
    }

    /**
     * Reads and compiles a file.
     *
     * @param version its number, from 1
     * @param validFrom the first moment that it decides; null for the first version
     */
    public Compilation compile(String source, int version, @Nullable Instant validFrom) {
        return compile(source, version, validFrom, Succession.FIRST);
    }

    /**
     * Reads and compiles a file that has to keep something of another.
     *
     * @param succession what it has to keep
     */
    Compilation compile(
            String source, int version, @Nullable Instant validFrom, Succession succession) {
        return switch (files.read(source)) {
            case ConfigReader.Parsed.Tree tree ->
                    compile(tree.root(), version, validFrom, succession);
            case ConfigReader.Parsed.Broken broken ->
                    new Compilation.Faulty(List.of(broken.mistake()));
        };
    }

    /** Compiles a file that was read. */
    public Compilation compile(Node root, int version, @Nullable Instant validFrom) {
        return compile(root, version, validFrom, Succession.FIRST);
    }

    /** Compiles a file that was read and has to keep something of another. */
    Compilation compile(
            Node root, int version, @Nullable Instant validFrom, Succession succession) {
        var mistakes = new Mistakes();
        Fields file = Value.root(root, mistakes).fields();
        ZoneId zone = file.timeZone("time_zone");
        Currency currency = file.currency("currency");
        var walletNames = new HashMap<String, String>();
        var transfers = new HashMap<String, TransferRules.Limits>();
        var payments = new ArrayList<PaymentTerms>();
        List<WalletRules> wallets =
                WalletReader.wallets(file, currency, walletNames, transfers, payments);
        var counters = new CounterReader(file, currency);
        Map<String, @Nullable Ladder> ladders =
                new LadderReader(readyLadders, zone, counters.counts()).ladders(file);
        Terms terms = terms(file, zone, currency, wallets, ladders, counters);
        ReturnRules returns = ReturnReader.returns(file);
        var budgets = new BudgetReader(file, terms);
        Set<String> causes = succession.reserved();
        var mechanics = new ArrayList<Mechanic>();
        mechanics.addAll(
                MechanicKinds.mechanics(file, terms, budgets, causes, counters.counters(terms)));
        List<Experiment> experiments =
                ExperimentReader.experiments(file, MechanicKinds.ids(mechanics), zone);
        mechanics.addAll(
                always(file, terms, causes, payments, transfers, walletNames, counters.names()));
        ProgrammeHead head = HeadReader.head(file);
        Assumptions assumptions = FeasibilityReader.assumptions(file, terms);
        file.done();
        if (!mistakes.none() || currency == null) {
            return new Compilation.Faulty(mistakes.list());
        }
        var programme =
                new Programme(
                        version,
                        validFrom,
                        head.name(),
                        zone,
                        currency,
                        wallets,
                        mechanics,
                        ladders.values().stream()
                                .map(ladder -> Objects.requireNonNull(ladder))
                                .toList(),
                        returns,
                        budgets.byRule(),
                        experiments);
        succession.check(file, programme);
        if (succession.isNew()) {
            Contradictions.check(file, programme);
        }
        return mistakes.none()
                ? new Compilation.Compiled(programme, head, assumptions)
                : new Compilation.Faulty(mistakes.list());
    }

    /** Also without rewards or payments: it is they who refuse what the programme has not. */
    private static List<Mechanic> always(
            Fields file,
            Terms terms,
            Set<String> causes,
            List<PaymentTerms> payments,
            Map<String, TransferRules.Limits> transfers,
            Map<String, String> walletNames,
            Map<String, String> counterNames) {
        List<Reward> rewards = new RewardReader(terms, causes).rewards(file);
        return List.of(
                new RewardCatalogue(rewards, GuardRailReader.rails(file, terms, rewards)),
                terms.attributes(),
                new SegmentRules(List.copyOf(terms.segments().values())),
                new PaymentDesk(payments),
                new TransferRules(transfers),
                AdjustmentReader.rules(file, terms.zone()),
                new HouseholdRules(HouseholdReader.terms(file)),
                TextReader.wording(file, terms, rewards, walletNames, counterNames));
    }

    /** What the rest can refer to; who is in a segment is told without asking for segments. */
    private static Terms terms(
            Fields file,
            ZoneId zone,
            @Nullable Currency currency,
            List<WalletRules> wallets,
            Map<String, @Nullable Ladder> ladders,
            CounterReader counters) {
        AttributeRules attributes = AttributeReader.rules(file);
        var without =
                new Terms(
                        currency,
                        zone,
                        wallets,
                        ladders,
                        CalendarReader.calendars(file),
                        attributes,
                        Map.of(),
                        new Expressions(
                                currency, names(wallets, ladders, counters, attributes, Set.of())));
        Map<String, Segment> segments = SegmentReader.segments(file, without);
        return without.with(
                segments,
                new Expressions(
                        currency,
                        names(wallets, ladders, counters, attributes, segments.keySet())));
    }

    /** What expressions can name by the file's own names. */
    private static Map<String, Set<String>> names(
            List<WalletRules> wallets,
            Map<String, @Nullable Ladder> ladders,
            CounterReader counters,
            AttributeRules attributes,
            Set<String> segments) {
        return Map.of(
                "member.segments",
                segments,
                "member.balances",
                wallets.stream().map(WalletRules::code).collect(Collectors.toSet()),
                "member.rungs",
                ladders.keySet(),
                "member.counters",
                counters.counts().keySet(),
                "member.texts",
                attributes.names(Kind.OneOf.class),
                "member.numbers",
                attributes.names(Kind.Whole.class),
                "member.flags",
                attributes.names(Kind.YesOrNo.class),
                "member.days_until",
                attributes.names(Kind.DayOfYear.class));
    }
}
