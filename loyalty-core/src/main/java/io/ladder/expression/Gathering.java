package io.ladder.expression;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.TypeParamType;
import dev.cel.common.values.CelValue;
import dev.cel.parser.CelMacro;
import dev.cel.parser.CelMacroExprFactory;
import dev.cel.runtime.CelFunctionBinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The loops that make lists, {@code filter} and {@code map}. As the library has them, a loop looks
 * with each element at all that it has found so far; these take the same for each.
 */
final class Gathering {
    private static final String WITH = "@with";
    private static final String FOUND = "@found";
    private static final ListType LIST = ListType.create(TypeParamType.create("T"));

    static final List<CelMacro> MACROS =
            List.of(
                    CelMacro.newReceiverMacro(
                            "filter",
                            2,
                            (factory, list, parts) ->
                                    loop(factory, list, parts.get(0), parts.get(1), parts.get(0))),
                    CelMacro.newReceiverMacro(
                            "map",
                            2,
                            (factory, list, parts) ->
                                    loop(factory, list, parts.get(0), null, parts.get(1))),
                    CelMacro.newReceiverMacro(
                            "map",
                            3,
                            (factory, list, parts) ->
                                    loop(factory, list, parts.get(0), parts.get(1), parts.get(2))));

    static final List<CelFunctionDecl> DECLARATIONS =
            List.of(
                    CelFunctionDecl.newFunctionDeclaration(
                            WITH,
                            CelOverloadDecl.newGlobalOverload(
                                    WITH, LIST, LIST, TypeParamType.create("T"))),
                    CelFunctionDecl.newFunctionDeclaration(
                            FOUND, CelOverloadDecl.newGlobalOverload(FOUND, LIST, LIST)));

    private Gathering() {}

    static List<CelFunctionBinding> bindings() {
        return List.of(
                CelFunctionBinding.from(
                        WITH,
                        Object.class,
                        Object.class,
                        (before, element) -> {
                            // It begins with an empty list.
                            Found found = before instanceof Found some ? some : new Found();
                            found.elements.add(element);
                            return found;
                        }),
                CelFunctionBinding.from(
                        FOUND,
                        Object.class,
                        result -> result instanceof Found found ? found.elements : result));
    }

    /**
     * A loop over a list.
     *
     * @param condition of what is taken; null for all of it
     * @param element what is taken
     */
    private static Optional<CelExpr> loop(
            CelMacroExprFactory factory,
            CelExpr list,
            CelExpr name,
            @Nullable CelExpr condition,
            CelExpr element) {
        if (name.getKind() != CelExpr.ExprKind.Kind.IDENT || name.ident().name().startsWith(".")) {
            return Optional.of(factory.reportError("the argument must be a simple name"));
        }
        String result = factory.getAccumulatorVarName();
        CelExpr more = factory.newGlobalCall(WITH, factory.newIdentifier(result), element);
        return Optional.of(
                factory.fold(
                        name.ident().name(),
                        list,
                        result,
                        factory.newList(),
                        factory.newBoolLiteral(true),
                        condition == null
                                ? more
                                : factory.newGlobalCall(
                                        "_?_:_", condition, more, factory.newIdentifier(result)),
                        factory.newGlobalCall(FOUND, factory.newIdentifier(result))));
    }

    /** What a loop has found so far. The loop alone knows it, so it may grow. */
    @SuppressWarnings("Immutable")
    private static final class Found extends CelValue {
        private final List<Object> elements = new ArrayList<>();

        /** Itself, so that nobody looks into it while it grows. */
        @Override
        public Object value() {
            return this;
        }

        @Override
        public boolean isZeroValue() {
            return elements.isEmpty();
        }

        @Override
        public CelType celType() {
            return ListType.create(SimpleType.DYN);
        }
    }
}
