package io.ladder.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds comparisons that come to the same whatever is bought. */
final class Comparisons {
    private Comparisons() {}

    /** Lines, purchases and such are the same as nothing; that there are none can be asked. */
    static @Nullable String flaw(List<CelExpr> compared, CelAbstractSyntaxTree tree) {
        boolean things =
                compared.stream().noneMatch(Comparisons::isEmptyList)
                        && compared.stream()
                                .flatMap(each -> tree.getType(each.id()).stream())
                                .anyMatch(Comparisons::isThing);
        return things ? "Things are not compared, only what is known of them." : null;
    }

    private static boolean isEmptyList(CelExpr part) {
        return part.getKind() == CelExpr.ExprKind.Kind.LIST && part.list().elements().isEmpty();
    }

    private static boolean isThing(CelType type) {
        return type.kind() == CelKind.STRUCT
                || (type instanceof ListType list && isThing(list.elemType()));
    }
}
