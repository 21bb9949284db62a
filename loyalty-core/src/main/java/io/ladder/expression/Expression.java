package io.ladder.expression;

import dev.cel.common.CelErrorCode;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.Program;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A checked expression. It is pure, it ends, and any number of threads may ask it.
 *
 * @param <T> what it is asked of
 */
public final class Expression<T> {
    private static final Pattern PLACE =
            Pattern.compile("evaluation error at <input>:(\\d+): (.*)", Pattern.DOTALL);
    private static final Pattern NO_KEY =
            Pattern.compile("(?:key '(.*)' is not present in map\\.|(\\S+))", Pattern.DOTALL);
    private static final Pattern UNDEFINED =
            Pattern.compile("Function '(.*)' failed with arg\\(s\\) '(.*)'", Pattern.DOTALL);

    private final String source;
    private final Set<String> names;
    private final long steps;
    private final Program program;
    private final IntFunction<String> places;

    Expression(String source, Set<String> names, long steps, Program program) {
        this(source, names, steps, program, offset -> "character " + (offset + 1));
    }

    private Expression(
            String source,
            Set<String> names,
            long steps,
            Program program,
            IntFunction<String> places) {
        this.source = source;
        this.names = Set.copyOf(names);
        this.steps = steps;
        this.program = program;
        this.places = places;
    }

    /**
     * The same in a file.
     *
     * @param words where a character of it stands, such as {@code line 12, column 40}
     */
    public Expression<T> at(IntFunction<String> words) {
        return new Expression<>(source, names, steps, program, words);
    }

    /** As it stands in the file. */
    public String source() {
        return source;
    }

    /** How many steps asking it takes at most; one takes some ten nanoseconds. */
    public long steps() {
        return steps;
    }

    /** Whether it names a fact. */
    public boolean names(String fact) {
        return names.contains(fact);
    }

    /**
     * What a condition says.
     *
     * @throws ExpressionFailure where it cannot be computed, or not within its limits
     */
    public boolean holds(Facts<T> facts) throws ExpressionFailure {
        return (Boolean) value(facts);
    }

    /**
     * What an amount comes to.
     *
     * @throws ExpressionFailure where it cannot be computed, or not within its limits
     */
    public long amount(Facts<T> facts) throws ExpressionFailure {
        return (Long) value(facts);
    }

    private Object value(Facts<T> facts) throws ExpressionFailure {
        try {
            return program.eval(facts);
        } catch (CelEvaluationException failed) {
            throw new ExpressionFailure(words(failed));
        } catch (RuntimeException failed) {
            // Whatever an expression stumbles over ends the expression, never the sale.
            throw new ExpressionFailure(String.valueOf(failed.getMessage()));
        }
    }

    /** What went wrong, and where in the file. */
    private String words(CelEvaluationException failed) {
        String message = String.valueOf(failed.getMessage());
        Matcher place = PLACE.matcher(message);
        if (!place.matches()) {
            return message;
        }
        return what(failed.getErrorCode(), place.group(2))
                + " ("
                + places.apply(Integer.parseInt(place.group(1)))
                + ").";
    }

    private static String what(CelErrorCode code, String detail) {
        Matcher key = NO_KEY.matcher(detail);
        if (code == CelErrorCode.ATTRIBUTE_NOT_FOUND && key.matches()) {
            return "nothing called "
                    + (key.group(1) == null ? key.group(2) : key.group(1))
                    + " was told";
        }
        Matcher undefined = UNDEFINED.matcher(detail);
        return undefined.matches()
                ? undefined.group(1) + "(" + undefined.group(2) + ") is not defined"
                : stem(detail);
    }

    private static String stem(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }
}
