package io.ladder.expression;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.Program;
import java.util.Set;

/**
 * A checked expression. It is pure, it ends, and any number of threads may ask it.
 *
 * @param <T> what it is asked of
 */
public final class Expression<T> {
    private final String source;
    private final Set<String> names;
    private final Program program;

    Expression(String source, Set<String> names, Program program) {
        this.source = source;
        this.names = Set.copyOf(names);
        this.program = program;
    }

    /** As it stands in the file. */
    public String source() {
        return source;
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
        } catch (CelEvaluationException | RuntimeException failed) {
            // Whatever an expression stumbles over ends the expression, never the sale.
            throw new ExpressionFailure(String.valueOf(failed.getMessage()));
        }
    }
}
