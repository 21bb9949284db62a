package io.ladder.importing;

import io.ladder.config.ConfigReader;
import io.ladder.config.Fields;
import io.ladder.config.Mistakes;
import io.ladder.config.Node;
import io.ladder.config.Value;
import io.ladder.importing.ImportMapping.Field;
import io.ladder.importing.ImportMapping.FileForm;
import io.ladder.importing.ImportMapping.Reading;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads mapping files. */
public final class ImportMappings {
    private static final int TEXT_MAX = 200;
    private static final int COLUMNS_MAX = 200;
    private static final int SKIP_MAX = 1_000;
    private static final Map<String, Character> DELIMITERS = delimiters();
    private static final String WHITESPACE = "whitespace";
    private static final List<String> SEPARATORS = List.of(".", ",");

    private final ConfigReader reader;

    public ImportMappings(ConfigReader reader) {
        this.reader = reader;
    }

    private static Map<String, Character> delimiters() {
        var delimiters = new LinkedHashMap<String, Character>();
        delimiters.put(WHITESPACE, ' ');
        delimiters.put("tab", '\t');
        for (char delimiter : new char[] {',', ';', '|'}) {
            delimiters.put(String.valueOf(delimiter), delimiter);
        }
        return delimiters;
    }

    /** Reads a mapping file, or tells all that is wrong with it. */
    public Reading read(String source) {
        return switch (reader.read(source)) {
            case ConfigReader.Parsed.Tree tree -> read(tree.root());
            case ConfigReader.Parsed.Broken broken -> new Reading.Faulty(broken.mistakes());
        };
    }

    /** Reads the tree of a mapping file. */
    public Reading read(Node root) {
        var mistakes = new Mistakes();
        Fields fields = Value.root(root, mistakes).fields();
        String id = fields.id("mapping");
        Value file = fields.require("file");
        FileForm form = file == null ? null : form(file.fields());
        var zone = fields.timeZone("time_zone");
        var currency = fields.currency("currency");
        String dateFormat = dateFormat(fields);
        String separator = fields.choice("decimal_separator", SEPARATORS, "separator", ".");
        Value purchase = fields.require("purchase");
        Map<Field, Template> templates =
                purchase == null || form == null ? Map.of() : templates(purchase.fields(), form);
        fields.done();
        if (!mistakes.none()) {
            return new Reading.Faulty(mistakes.list());
        }
        return new Reading.Sound(
                new ImportMapping(
                        id,
                        Objects.requireNonNull(form),
                        zone,
                        Objects.requireNonNull(currency),
                        dateFormat,
                        separator.charAt(0),
                        templates));
    }

    private static FileForm form(Fields fields) {
        Value given = fields.require("delimiter");
        String delimiter = given == null ? "" : given.choice(DELIMITERS.keySet(), "delimiter");
        int skipLines = (int) fields.whole("skip_lines", 0, SKIP_MAX, 0);
        Value header = fields.find("header");
        boolean named = header != null && header.yes();
        List<String> columns = new ArrayList<>();
        if (!named) {
            var seen = new HashSet<String>();
            for (Value value : fields.items("columns", 1, COLUMNS_MAX)) {
                String name = value.text(TEXT_MAX);
                if (!seen.add(name)) {
                    value.mistake("Another column has this name.");
                }
                columns.add(name);
            }
        } else {
            Value value = fields.find("columns");
            if (value != null) {
                value.mistake("The header names the columns; leave them out here.");
            }
        }
        fields.done();
        return new FileForm(
                delimiter.equals(WHITESPACE) ? null : DELIMITERS.get(delimiter),
                skipLines,
                named,
                columns);
    }

    private static String dateFormat(Fields fields) {
        Value value = fields.require("date_format");
        if (value == null) {
            return "";
        }
        String pattern = value.text(TEXT_MAX);
        try {
            LocalMoments.of(pattern, ZoneId.of("UTC"));
        } catch (IllegalArgumentException wrong) {
            value.mistake("A pattern such as yyyy-MM-dd or M/d/yy H:mm is expected here.");
        }
        return pattern;
    }

    private static Map<Field, Template> templates(Fields fields, FileForm form) {
        var templates = new EnumMap<Field, Template>(Field.class);
        for (Field field : Field.values()) {
            Value value =
                    field.required() ? fields.require(field.text()) : fields.find(field.text());
            Template template = value == null ? null : template(value, field, form);
            if (template != null) {
                templates.put(field, template);
            }
        }
        fields.done();
        return templates;
    }

    private static @Nullable Template template(Value value, Field field, FileForm form) {
        String text = value.text(TEXT_MAX);
        if (text.isEmpty()) {
            return null;
        }
        Template template = Template.of(text);
        if (template == null) {
            value.mistake("Braces hold the name of a column, or line, or such as line:06.");
            return null;
        }
        if (!form.header()) {
            for (String column : template.columns()) {
                value.known(column, form.columns(), "column");
            }
        }
        if (field == Field.DOCUMENT_NUMBER && !template.varies()) {
            value.mistake("Each purchase has a number of its own, from a column or the line.");
        }
        return template;
    }
}
