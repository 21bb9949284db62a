package io.ladder.expression;

import com.google.re2j.Pattern;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import java.util.List;

/**
 * Counts how many steps asking an expression takes at most. A part is a step each time that it is
 * asked, and what is longer than that is told here as so many steps; each takes some ten
 * nanoseconds or less.
 */
final class Steps {
    /** For each element of a list of lines, which is looked through wherever it is named. */
    private static final long LIST = ExpressionLanguage.LIST_MAX;

    /** For what goes by name, and for a list of texts. */
    private static final long NAMES = 64;

    /** For looking through a text, or reading one. */
    private static final long TEXT = 32;

    private final CelAbstractSyntaxTree tree;

    private Steps(CelAbstractSyntaxTree tree) {
        this.tree = tree;
    }

    /** The steps of a checked expression. */
    static long of(CelAbstractSyntaxTree tree) {
        return new Steps(tree).of(tree.getExpr(), 1);
    }

    /** The steps of a part that is asked so many times. */
    private long of(CelExpr part, long times) {
        return switch (part.getKind()) {
            case SELECT -> of(part.select().operand(), times) + times * (1 + looked(part));
            case CALL -> ofCall(part.call(), times);
            case LIST -> times + ofAll(part.list().elements(), times);
            case MAP -> {
                long steps = times;
                for (CelExpr.CelMap.Entry entry : part.map().entries()) {
                    steps += of(entry.key(), times) + of(entry.value(), times);
                }
                yield steps;
            }
            case COMPREHENSION -> ofLoop(part.comprehension(), times);
            default -> times;
        };
    }

    private long ofAll(List<CelExpr> parts, long times) {
        long steps = 0;
        for (CelExpr part : parts) {
            steps += of(part, times);
        }
        return steps;
    }

    /** All loops of an expression, one in the other, go round so often and not more. */
    private long ofLoop(CelExpr.CelComprehension loop, long times) {
        long rounds = Math.min(times * LIST, ExpressionLanguage.STEPS_MAX);
        return times
                + of(loop.iterRange(), times)
                + of(loop.accuInit(), times)
                + of(loop.loopCondition(), rounds)
                + of(loop.loopStep(), rounds)
                + of(loop.result(), times);
    }

    private long ofCall(CelExpr.CelCall call, long times) {
        long steps = times * (1 + beyond(call)) + ofAll(call.args(), times);
        return call.target().isPresent() ? steps + of(call.target().get(), times) : steps;
    }

    /** What a call takes beyond one step. */
    private long beyond(CelExpr.CelCall call) {
        return switch (call.function()) {
            case "matches" -> {
                CelExpr text = call.target().orElse(call.args().getFirst());
                String pattern = WrittenOut.text(call.args().getLast());
                String written = WrittenOut.text(text);
                long length = written == null ? ExpressionLanguage.TEXT_MAX : written.length();
                yield length * (pattern == null ? 0 : Pattern.compile(pattern).programSize());
            }
            case "contains", Arithmetic.MONEY -> TEXT;
            case "@in" -> isMap(call.args().getLast()) ? 0 : looked(call.args().getLast());
            case "_==_", "_!=_" -> call.args().stream().mapToLong(this::looked).sum();
            default -> 0;
        };
    }

    private boolean isMap(CelExpr part) {
        return tree.getType(part.id()).filter(MapType.class::isInstance).isPresent();
    }

    /** What is looked through where a part is a list, or goes by name. */
    private long looked(CelExpr part) {
        CelType type = tree.getType(part.id()).orElse(SimpleType.DYN);
        return switch (type) {
            case MapType _ -> NAMES;
            case ListType list
                    when list.elemType().equals(SimpleType.STRING)
                            && part.getKind() == CelExpr.ExprKind.Kind.SELECT ->
                    NAMES;
            case ListType _ when part.getKind() != CelExpr.ExprKind.Kind.LIST -> LIST;
            default -> 0;
        };
    }
}
