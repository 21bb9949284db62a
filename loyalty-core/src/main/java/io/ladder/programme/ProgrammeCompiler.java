package io.ladder.programme;

import io.ladder.config.ConfigReader;
import io.ladder.config.Fields;
import io.ladder.config.Mistake;
import io.ladder.config.Mistakes;
import io.ladder.config.Names;
import io.ladder.config.Node;
import io.ladder.config.Value;
import io.ladder.feasibility.Assumptions;
import io.ladder.feasibility.Feasibility;
import io.ladder.household.HouseholdRules;
import io.ladder.journal.Experiment;
import io.ladder.journal.Mechanic;
import io.ladder.journal.Programme;
import io.ladder.journal.ReturnRules;
import io.ladder.payment.PaymentDesk;
import io.ladder.reward.Reward;
import io.ladder.reward.RewardCatalogue;
import io.ladder.rule.SegmentRules;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.Refusal;
import io.ladder.transfer.TransferRules;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes a programme of a programme file, or finds all that is wrong with the file. */
public final class ProgrammeCompiler {
    /** What a file may say. */
    private static final List<String> FIELDS =
            List.of(
                    "adjustments",
                    "budget",
                    "budgets",
                    "calendars",
                    "communication",
                    "counters",
                    "currency",
                    "experiments",
                    "feasibility",
                    "goal",
                    "guard_rails",
                    "household",
                    "include",
                    "key_factor",
                    "labels",
                    "ladders",
                    "mechanics",
                    "member_attributes",
                    "programme",
                    "qualifies",
                    "returns",
                    "review_on",
                    "rewards",
                    "segments",
                    "texts",
                    "time_zone",
                    "wallets");

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

            /**
             * Who answers for it if it begins at a moment; null where it is feasible, or does not
             * say what is assumed.
             *
             * @param name of whoever would; null for nobody
             * @throws io.ladder.shared.LoyaltyException {@code not_feasible} where somebody has to,
             *     and nobody does; {@code amount_out_of_range} where it cannot be told
             */
            @Nullable String answeredFor(Instant from, @Nullable String name) {
                Feasibility feasibility = feasibility(from);
                if (feasibility == null || feasibility.passes()) {
                    return null;
                }
                if (name == null) {
                    throw Refusal.of(
                                    ErrorCode.NOT_FEASIBLE,
                                    "By its own assumptions the programme costs more than it may, or"
                                            + " needs more sales than are expected. Plan it for the"
                                            + " figures.")
                            .with("cost", feasibility.costMinor())
                            .with("margin", feasibility.marginMinor())
                            .asException();
                }
                return name;
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
            case ConfigReader.Parsed.Broken broken -> compile(broken, succession);
        };
    }

    /** Compiles a file that was read. */
    public Compilation compile(Node root, int version, @Nullable Instant validFrom) {
        return compile(root, version, validFrom, Succession.FIRST);
    }

    /** Finds the other mistakes of a file that could not be read as a whole. */
    Compilation.Faulty compile(ConfigReader.Parsed.Broken broken, Succession succession) {
        var mistakes = new Mistakes(broken.mistakes());
        if (broken.rest() != null) {
            compile(Value.root(broken.rest(), mistakes), 1, null, succession, mistakes);
        }
        return new Compilation.Faulty(mistakes.list());
    }

    /** Compiles a file that was read and has to keep something of another. */
    Compilation compile(
            Node root, int version, @Nullable Instant validFrom, Succession succession) {
        var mistakes = new Mistakes();
        return compile(Value.root(root, mistakes), version, validFrom, succession, mistakes);
    }

    private Compilation compile(
            Value root,
            int version,
            @Nullable Instant validFrom,
            Succession succession,
            Mistakes mistakes) {
        Fields file = root.fields();
        file.expect(FIELDS);
        ZoneId zone = file.timeZone("time_zone");
        Currency currency = file.currency("currency");
        var wallets = new WalletReader(file, currency);
        var counters = new CounterReader(file, currency);
        var criteria = new CriterionReader(counters.counts(), counters.names());
        var ladders = new LadderReader(file, readyLadders, zone, criteria);
        Terms terms = TermsReader.terms(file, zone, currency, wallets, ladders, counters);
        ReturnRules returns = ReturnReader.returns(file);
        var budgets = new BudgetReader(file, terms);
        Set<String> causes = succession.reserved();
        UniqueIds ids = MechanicKinds.ids(causes);
        var mechanics = new ArrayList<Mechanic>();
        mechanics.addAll(MechanicKinds.mechanics(file, terms, budgets, ids, counters));
        List<Experiment> experiments =
                ExperimentReader.experiments(file, ids.names(file, "mechanics"), zone);
        mechanics.addAll(always(file, terms, causes, wallets, counters.texts()));
        ProgrammeHead head = HeadReader.head(file);
        Assumptions assumptions = FeasibilityReader.assumptions(file, terms);
        file.done();
        if (succession.isNew()) {
            terms.expressions().checkTogether();
            new Contradictions(file, terms, mechanics, budgets.byRule()).check();
        }
        if (currency == null) {
            return new Compilation.Faulty(mistakes.list());
        }
        var programme =
                new Programme(
                        version,
                        validFrom,
                        head.name(),
                        zone,
                        currency,
                        terms.wallets(),
                        mechanics,
                        terms.ladders().values().stream().flatMap(Stream::ofNullable).toList(),
                        returns,
                        budgets.byRule(),
                        experiments);
        succession.check(file, programme);
        return mistakes.none()
                ? new Compilation.Compiled(programme, head, assumptions)
                : new Compilation.Faulty(mistakes.list());
    }

    /** Also without rewards or payments: it is they who refuse what the programme has not. */
    private static List<Mechanic> always(
            Fields file,
            Terms terms,
            Set<String> causes,
            WalletReader wallets,
            Map<String, String> counterTexts) {
        var reader = new RewardReader(terms, causes);
        List<Reward> rewards = reader.rewards(file);
        Names rewardIds = reader.names(file);
        return List.of(
                new RewardCatalogue(
                        rewards, GuardRailReader.rails(file, terms, rewards, rewardIds)),
                terms.attributes(),
                new SegmentRules(List.copyOf(terms.segments().values())),
                new PaymentDesk(wallets.payments()),
                new TransferRules(wallets.transfers()),
                AdjustmentReader.rules(file, terms.zone()),
                new HouseholdRules(HouseholdReader.terms(file)),
                TextReader.wording(file, terms, rewardIds, wallets.texts(), counterTexts));
    }
}
