package io.ladder.rule;

import io.ladder.expression.Expression;
import io.ladder.expression.ExpressionFailure;
import io.ladder.expression.Facts;
import io.ladder.journal.Line;
import java.util.ArrayList;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which lines of a purchase a rule is about: those that have one of the products, and one of the
 * categories, and one of the brands, and none of those that are left out, and for which the
 * condition holds. An empty set asks for nothing.
 *
 * @param products a line without a product has none of them; so with the others
 * @param where a condition on one line; null where there is none
 */
public record Selection(
        Set<String> products,
        Set<String> categories,
        Set<String> brands,
        Set<String> exceptProducts,
        Set<String> exceptCategories,
        Set<String> exceptBrands,
        @Nullable Expression<OneLine> where) {

    /** All lines. */
    public static final Selection ALL =
            new Selection(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), null);

    public Selection {
        products = Set.copyOf(products);
        categories = Set.copyOf(categories);
        brands = Set.copyOf(brands);
        exceptProducts = Set.copyOf(exceptProducts);
        exceptCategories = Set.copyOf(exceptCategories);
        exceptBrands = Set.copyOf(exceptBrands);
    }

    /** The same lines where they are of one of these products. */
    public Selection ofProducts(Set<String> these) {
        return new Selection(
                these, categories, brands, exceptProducts, exceptCategories, exceptBrands, where);
    }

    /** The lines of a purchase. */
    Chosen of(Circumstances circumstances) throws ExpressionFailure {
        if (isEverything()) {
            return circumstances.everything();
        }
        var chosen = new ArrayList<Line>();
        for (Line line : circumstances.purchase().lines()) {
            if (has(line) && (where == null || where.holds(one(line, circumstances)))) {
                chosen.add(line);
            }
        }
        return chosen.isEmpty() ? Chosen.NOTHING : Chosen.of(chosen);
    }

    private boolean isEverything() {
        return where == null
                && products.isEmpty()
                && categories.isEmpty()
                && brands.isEmpty()
                && exceptProducts.isEmpty()
                && exceptCategories.isEmpty()
                && exceptBrands.isEmpty();
    }

    private boolean has(Line line) {
        return among(line.product(), products, exceptProducts)
                && among(line.category(), categories, exceptCategories)
                && among(line.brand(), brands, exceptBrands);
    }

    private static boolean among(@Nullable String name, Set<String> wanted, Set<String> unwanted) {
        return name == null
                ? wanted.isEmpty()
                : (wanted.isEmpty() || wanted.contains(name)) && !unwanted.contains(name);
    }

    private static Facts<OneLine> one(Line line, Circumstances circumstances) {
        return Vocabulary.ONE_LINE.of(new OneLine(line, circumstances));
    }
}
