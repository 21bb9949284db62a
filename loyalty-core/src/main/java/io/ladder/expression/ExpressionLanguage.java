package io.ladder.expression;

import com.google.common.collect.ImmutableList;
import dev.cel.checker.CelStandardDeclarations;
import dev.cel.checker.CelStandardDeclarations.StandardFunction;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import io.ladder.config.Names;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Conditions and amounts of programme files: the Common Expression Language (<a
 * href="https://cel.dev">cel.dev</a>) over facts of one kind, checked when the file is read. It has
 * no fractions. Besides the standard functions there are
 *
 * <ul>
 *   <li>{@code ratio(n, d)}: n ÷ d rounded down, and {@code ratio(n, d, "up")} or {@code
 *       "half_up"}; n from 0, d from 1
 *   <li>{@code money("4.99")}: an amount in the programme's currency, in minor units
 * </ul>
 *
 * <p>An expression has at most {@value #LENGTH_MAX} characters, {@value #NODES_MAX} parts and a
 * depth of {@value #DEPTH_MAX}; loops over lines take {@value #STEPS_MAX} steps in all; a pattern
 * of {@code matches} is written out and compiles to at most {@value #PATTERN_SIZE_MAX} instructions
 * (RE2, which takes linear time). Texts and lists are not joined, and there are no lists of lists,
 * so that nothing grows while an expression runs. Of each part the type is known, and things that
 * have facts, such as lines, are not compared by {@code ==} or {@code in}, only their facts are.
 * How many {@linkplain Expression#steps steps} one takes at most is known when it is read; whoever
 * has many adds them up.
 *
 * @param <T> what its expressions are asked of
 */
public final class ExpressionLanguage<T> {
    public static final int LENGTH_MAX = 2_000;

    /** How long the lists are that facts have. */
    public static final int LIST_MAX = 1_000;

    /** How long the texts are that facts have. */
    public static final int TEXT_MAX = 128;

    static final int DEPTH_MAX = 32;
    static final int NODES_MAX = 500;
    static final int STEPS_MAX = 10_000;
    static final int PATTERN_SIZE_MAX = 1_000;

    private static final CelOptions OPTIONS =
            CelOptions.current()
                    .maxExpressionCodePointSize(LENGTH_MAX)
                    .maxParseRecursionDepth(DEPTH_MAX)
                    .maxParseExpressionNodeCount(NODES_MAX)
                    .maxParseErrorRecoveryLimit(10)
                    .comprehensionMaxIterations(STEPS_MAX)
                    .maxRegexProgramSize(PATTERN_SIZE_MAX)
                    .enableHeterogeneousNumericComparisons(true)
                    .enableHiddenAccumulatorVar(true)
                    .build();

    /** Without what hides the type of a fact from the checker. */
    private static final CelStandardDeclarations STANDARD =
            CelStandardDeclarations.newBuilder()
                    .excludeFunctions(StandardFunction.DYN, StandardFunction.TYPE)
                    .build();

    private final CelCompiler compiler;
    private final CelRuntime runtime;
    private final Flaws flaws;

    /**
     * A language.
     *
     * @param scope the facts that its expressions name at their beginning
     * @param currency of {@code money}; null where it is not known, and expressions are only
     *     checked
     * @param names that there are, by the facts whose values go by name, as far as that is known;
     *     facts such as {@code member.balances}
     * @param loops whether expressions may loop over lists; not where they are asked for each line
     */
    public ExpressionLanguage(
            FactType<T> scope,
            @Nullable Currency currency,
            Map<String, Names> names,
            boolean loops) {
        ImmutableList<CelType> structs =
                scope.reachable().stream()
                        .map(FactType::struct)
                        .collect(ImmutableList.toImmutableList());
        var types = new Types(structs);
        CelCompilerBuilder builder =
                CelCompilerFactory.standardCelCompilerBuilder()
                        .setOptions(OPTIONS)
                        .setTypeProvider(types)
                        .setStandardEnvironmentEnabled(false)
                        .setStandardDeclarations(STANDARD)
                        .setStandardMacros(
                                CelStandardMacro.HAS,
                                CelStandardMacro.ALL,
                                CelStandardMacro.EXISTS,
                                CelStandardMacro.EXISTS_ONE)
                        .addMacros(Gathering.MACROS)
                        .addFunctionDeclarations(Gathering.DECLARATIONS)
                        .addFunctionDeclarations(Arithmetic.DECLARATIONS);
        scope.facts().forEach(fact -> builder.addVar(fact.name(), fact.type()));
        this.compiler = builder.build();
        this.runtime =
                CelRuntimeFactory.plannerRuntimeBuilder()
                        .setOptions(OPTIONS)
                        .setTypeProvider(types)
                        .addFunctionBindings(Gathering.bindings())
                        .addFunctionBindings(Arithmetic.bindings(currency))
                        .build();
        this.flaws = new Flaws(scope, currency, names, loops);
    }

    /** What came of a text. */
    public sealed interface Reading<T> {
        /** An expression that can be asked. */
        record Sound<T>(Expression<T> expression) implements Reading<T> {}

        /**
         * None.
         *
         * @param flaws at least one
         */
        record Faulty<T>(List<Flaw> flaws) implements Reading<T> {}
    }

    /**
     * What is wrong with an expression.
     *
     * @param offset where, in characters from its beginning
     * @param detail one sentence
     * @param suggestion what may have been meant; null where nothing comes near
     */
    public record Flaw(int offset, String detail, @Nullable String suggestion) {}

    /** Reads a condition. */
    public Reading<T> condition(String source) {
        return read(source, SimpleType.BOOL);
    }

    /** Reads an amount, which is a whole number. */
    public Reading<T> amount(String source) {
        return read(source, SimpleType.INT);
    }

    private Reading<T> read(String source, CelType wanted) {
        List<Integer> lone = Flaws.loneSigns(source);
        if (!lone.isEmpty()) {
            return new Reading.Faulty<>(withSigns(source, lone, wanted));
        }
        CelValidationResult parsed = compiler.parse(source);
        if (parsed.hasError()) {
            // What comes behind the first is mostly read wrongly for its sake.
            return new Reading.Faulty<>(List.of(flaws.of(parsed.getErrors().getFirst(), source)));
        }
        try {
            CelValidationResult result = compiler.check(parsed.getAst());
            if (result.hasError()) {
                List<Flaw> all = new ArrayList<>();
                result.getErrors().forEach(each -> all.add(flaws.of(each, source)));
                all.addAll(flaws.of(parsed.getAst()));
                all.sort(Comparator.comparingInt(Flaw::offset));
                return new Reading.Faulty<>(all);
            }
            CelAbstractSyntaxTree tree = result.getAst();
            List<Flaw> found = flaws.of(tree, wanted);
            return found.isEmpty()
                    ? new Reading.Sound<>(
                            new Expression<>(
                                    source,
                                    Flaws.names(tree),
                                    Steps.of(tree),
                                    runtime.createProgram(tree)))
                    : new Reading.Faulty<>(found);
        } catch (CelValidationException | CelEvaluationException unsound) {
            throw new IllegalStateException("a checked expression has no program", unsound);
        }
    }

    /** What is wrong where = stands for ==, and what is wrong beside that. */
    private List<Flaw> withSigns(String source, List<Integer> lone, CelType wanted) {
        var meant = new StringBuilder(source);
        lone.reversed().forEach(offset -> meant.insert((int) offset, "="));
        var all = new ArrayList<Flaw>();
        lone.forEach(offset -> all.add(Flaws.loneSign(offset)));
        if (read(meant.toString(), wanted) instanceof Reading.Faulty<T> faulty) {
            for (Flaw flaw : faulty.flaws()) {
                int shift = 0;
                for (int offset : lone) {
                    shift += offset + shift < flaw.offset() ? 1 : 0;
                }
                all.add(new Flaw(flaw.offset() - shift, flaw.detail(), flaw.suggestion()));
            }
        }
        all.sort(Comparator.comparingInt(Flaw::offset));
        return all;
    }

    /** The kinds of things that expressions can name. */
    private record Types(ImmutableList<CelType> types) implements CelTypeProvider {

        @Override
        public Optional<CelType> findType(String name) {
            return types.stream().filter(type -> type.name().equals(name)).findFirst();
        }
    }
}
