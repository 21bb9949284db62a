package io.ladder.expression;

import dev.cel.common.types.CelType;
import dev.cel.common.types.StructTypeReference;
import dev.cel.common.values.StructValue;
import dev.cel.runtime.CelVariableResolver;
import java.util.Optional;

/**
 * What expressions can know of one thing. A fact is read when an expression first asks for it.
 *
 * @param <T> the thing
 */
@SuppressWarnings("Immutable") // What is looked at does not change while it is decided about.
public final class Facts<T> extends StructValue<String, Object> implements CelVariableResolver {
    private final FactType<T> type;
    private final T thing;

    Facts(FactType<T> type, T thing) {
        this.type = type;
        this.thing = thing;
    }

    @Override
    public Object select(String fact) {
        return type.fact(fact).value().apply(thing);
    }

    @Override
    public Optional<Object> find(String fact) {
        return type.names().contains(fact) ? Optional.of(select(fact)) : Optional.empty();
    }

    @Override
    public Object value() {
        return this;
    }

    @Override
    public boolean isZeroValue() {
        return false;
    }

    @Override
    public CelType celType() {
        return StructTypeReference.create(type.name());
    }
}
