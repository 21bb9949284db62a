package io.ladder.programme;

import io.ladder.config.Node;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * As much of JSON Schema as our schema uses; a keyword that it does not know is an error, so that
 * nothing in the schema goes unchecked.
 */
final class SchemaCheck {
    private static final Set<String> SAYS_NOTHING =
            Set.of("$schema", "title", "description", "default", "format", "$defs");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

    private final JsonNode root;

    SchemaCheck(JsonNode root) {
        this.root = root;
    }

    /** What is wrong with a file by the schema. */
    List<String> check(Node node) {
        return check(root, node, "");
    }

    private List<String> check(JsonNode schema, Node node, String path) {
        var wrong = new ArrayList<String>();
        schema.forEachEntry((keyword, rule) -> {
            if (!SAYS_NOTHING.contains(keyword)) {
                wrong.addAll(check(schema, keyword, rule, node, path));
            }
        });
        return wrong;
    }

    private List<String> check(
            JsonNode schema, String keyword, JsonNode rule, Node node, String path) {
        return switch (keyword) {
            case "$ref" -> check(root.at(rule.stringValue().substring(1)), node, path);
            case "oneOf" -> {
                long fitting =
                        rule.valueStream()
                                .filter(each -> check(each, node, path).isEmpty())
                                .count();
                yield require(fitting == 1, path, keyword);
            }
            case "anyOf" ->
                    require(
                            rule.valueStream().anyMatch(each -> check(each, node, path).isEmpty()),
                            path,
                            keyword);
            case "not" -> require(!check(rule, node, path).isEmpty(), path, keyword);
            case "type" -> require(ofType(rule, node), path, keyword);
            case "enum" ->
                    require(rule.valueStream().anyMatch(each -> same(each, node)), path, keyword);
            case "const" -> require(same(rule, node), path, keyword);
            case "pattern" ->
                    require(
                            !(node instanceof Node.Scalar scalar)
                                    || !isText(scalar)
                                    || Pattern.compile(rule.stringValue())
                                            .matcher(scalar.text())
                                            .find(),
                            path,
                            keyword);
            case "minLength", "maxLength", "minimum", "maximum" ->
                    require(inRange(keyword, rule, node), path, keyword);
            case "minItems", "maxItems", "uniqueItems", "prefixItems", "items" ->
                    node instanceof Node.Sequence sequence
                            ? checkItems(schema, keyword, rule, sequence, path)
                            : List.of();
            case "properties",
                    "required",
                    "additionalProperties",
                    "propertyNames",
                    "minProperties" ->
                    node instanceof Node.Mapping mapping
                            ? checkFields(schema, keyword, rule, mapping, path)
                            : List.of();
            default -> throw new AssertionError("the check does not know " + keyword);
        };
    }

    private List<String> checkItems(
            JsonNode schema, String keyword, JsonNode rule, Node.Sequence list, String path) {
        List<Node> items = list.items();
        int first = schema.path("prefixItems").size();
        var wrong = new ArrayList<String>();
        switch (keyword) {
            case "minItems" -> wrong.addAll(require(items.size() >= rule.asInt(), path, keyword));
            case "maxItems" -> wrong.addAll(require(items.size() <= rule.asInt(), path, keyword));
            case "uniqueItems" -> {
                var texts = new TreeSet<String>();
                items.forEach(item -> texts.add(((Node.Scalar) item).text()));
                wrong.addAll(require(texts.size() == items.size(), path, keyword));
            }
            case "prefixItems" -> {
                for (int index = 0; index < Math.min(first, items.size()); index++) {
                    wrong.addAll(check(rule.get(index), items.get(index), path + "/" + index));
                }
            }
            default -> {
                for (int index = first; index < items.size(); index++) {
                    wrong.addAll(check(rule, items.get(index), path + "/" + index));
                }
            }
        }
        return wrong;
    }

    private List<String> checkFields(
            JsonNode schema, String keyword, JsonNode rule, Node.Mapping fields, String path) {
        var wrong = new ArrayList<String>();
        if (keyword.equals("minProperties")) {
            wrong.addAll(require(fields.entries().size() >= rule.asInt(), path, keyword));
            return wrong;
        }
        if (keyword.equals("required")) {
            rule.valueStream()
                    .map(JsonNode::stringValue)
                    .filter(name ->
                            fields.entries().stream().noneMatch(entry -> entry.key().equals(name)))
                    .forEach(name -> wrong.add(path + " lacks " + name));
            return wrong;
        }
        for (Node.Entry entry : fields.entries()) {
            String inner = path + "/" + entry.key();
            switch (keyword) {
                case "properties" -> {
                    if (rule.has(entry.key())) {
                        wrong.addAll(check(rule.get(entry.key()), entry.value(), inner));
                    }
                }
                case "propertyNames" ->
                        wrong.addAll(
                                check(rule, new Node.Scalar(entry.key(), true, entry.at()), inner));
                default -> {
                    if (!schema.path("properties").has(entry.key())) {
                        wrong.addAll(
                                rule.isBoolean()
                                        ? require(rule.booleanValue(), inner, "unknown")
                                        : check(rule, entry.value(), inner));
                    }
                }
            }
        }
        return wrong;
    }

    private static boolean ofType(JsonNode rule, Node node) {
        return rule.isArray()
                ? rule.valueStream().anyMatch(each -> ofType(each, node))
                : switch (rule.stringValue()) {
                    case "object" -> node instanceof Node.Mapping;
                    case "array" -> node instanceof Node.Sequence;
                    case "string" -> node instanceof Node.Scalar scalar && isText(scalar);
                    case "number" -> node instanceof Node.Scalar scalar && isNumber(scalar);
                    case "boolean" ->
                            node instanceof Node.Scalar scalar
                                    && !scalar.quoted()
                                    && scalar.text().matches("true|false");
                    case "integer" ->
                            node instanceof Node.Scalar scalar
                                    && isNumber(scalar)
                                    && !scalar.text().contains(".");
                    default -> throw new AssertionError("the check does not know " + rule);
                };
    }

    private static boolean inRange(String keyword, JsonNode rule, Node node) {
        if (!(node instanceof Node.Scalar scalar)) {
            return true;
        }
        return switch (keyword) {
            case "minLength" -> !isText(scalar) || scalar.text().length() >= rule.asInt();
            case "maxLength" -> !isText(scalar) || scalar.text().length() <= rule.asInt();
            case "minimum" ->
                    !isNumber(scalar)
                            || new BigDecimal(scalar.text()).compareTo(rule.decimalValue()) >= 0;
            default ->
                    !isNumber(scalar)
                            || new BigDecimal(scalar.text()).compareTo(rule.decimalValue()) <= 0;
        };
    }

    private static boolean isNumber(Node.Scalar scalar) {
        return !scalar.quoted() && NUMBER.matcher(scalar.text()).matches();
    }

    private static boolean isText(Node.Scalar scalar) {
        return !isNumber(scalar);
    }

    private static boolean same(JsonNode expected, Node node) {
        return node instanceof Node.Scalar scalar && scalar.text().equals(expected.stringValue());
    }

    private static List<String> require(boolean right, String path, String keyword) {
        return right ? List.of() : List.of(path + " breaks " + keyword);
    }
}
