package io.ladder.importing;

import io.ladder.config.Mistake;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the lines of a file become purchases.
 *
 * @param id the mapping's own id
 * @param file how the file is cut into columns
 * @param zone where its dates and times are local
 * @param dateFormat a pattern of {@link java.time.format.DateTimeFormatter}
 * @param decimalSeparator {@code .} or {@code ,}
 * @param purchase where each field of a purchase comes from
 */
public record ImportMapping(
        String id,
        FileForm file,
        ZoneId zone,
        Currency currency,
        String dateFormat,
        char decimalSeparator,
        Map<Field, Template> purchase) {

    public ImportMapping {
        purchase = Map.copyOf(purchase);
    }

    /**
     * How a file is cut into columns.
     *
     * @param delimiter the character between columns; null for any number of blanks
     * @param skipLines lines before the first record, or before the header where there is one
     * @param header whether the first line that is not skipped names the columns
     * @param columns the names of the columns in their order; empty where the header names them
     */
    public record FileForm(
            @Nullable Character delimiter, int skipLines, boolean header, List<String> columns) {
        public FileForm {
            columns = List.copyOf(columns);
        }
    }

    /** A field of a purchase that a line can fill. */
    public enum Field {
        /** The system that reports the purchases. */
        SOURCE("source", true),
        /** The purchase's number there, different for each line. */
        DOCUMENT_NUMBER("document_number", true),
        /** The external id of the buyer, who is enrolled where nobody has it. */
        MEMBER("member", true),
        /** When it happened. */
        OCCURRED_AT("occurred_at", true),
        /** What the line cost in all. */
        AMOUNT("amount", true),
        /** How many pieces, with at most three decimals; 1 where it is missing. */
        QUANTITY("quantity", false),
        PRODUCT("product", false),
        CATEGORY("category", false),
        BRAND("brand", false),
        /** What the line would have cost before discounts; at least the amount. */
        LIST_AMOUNT("list_amount", false),
        /** The tax that the amount contains. */
        TAX("tax", false),
        SHOP("shop", false),
        CHANNEL("channel", false),
        /** How it was paid; several are separated by {@code |}. */
        PAYMENT_MEANS("payment_means", false);

        private final String text;
        private final boolean required;

        Field(String text, boolean required) {
            this.text = text;
            this.required = required;
        }

        /** The field's name in files. */
        public String text() {
            return text;
        }

        boolean required() {
            return required;
        }
    }

    /** What came of reading a mapping file. */
    public sealed interface Reading {
        record Sound(ImportMapping mapping) implements Reading {}

        /**
         * No mapping.
         *
         * @param mistakes at least one, in the order of the file
         */
        record Faulty(List<Mistake> mistakes) implements Reading {
            public Faulty {
                mistakes = List.copyOf(mistakes);
            }
        }
    }
}
