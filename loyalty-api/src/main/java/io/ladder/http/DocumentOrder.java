package io.ladder.http;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/**
 * Writes the names of fields as JSON has them, since the document is made by another library than
 * the answers; and puts all in an order that does not depend on how classes were loaded, so that
 * two documents can be compared.
 */
final class DocumentOrder implements GlobalOpenApiCustomizer {
    @Override
    @SuppressWarnings("rawtypes") // the model of the document has no type arguments
    public void customise(OpenAPI document) {
        sort(document);
        if (document.getComponents() == null || document.getComponents().getSchemas() == null) {
            return;
        }
        Map<String, Schema> schemas = new TreeMap<>(document.getComponents().getSchemas());
        schemas.values().forEach(DocumentOrder::rename);
        document.getComponents().setSchemas(schemas);
    }

    private static void sort(OpenAPI document) {
        if (document.getPaths() != null) {
            var paths = new Paths();
            new TreeMap<>(document.getPaths()).forEach(paths::addPathItem);
            document.setPaths(paths);
        }
        if (document.getTags() != null) {
            document.setTags(
                    document.getTags().stream()
                            .sorted(Comparator.comparing(Tag::getName))
                            .toList());
        }
    }

    @SuppressWarnings("rawtypes") // the model of the document has no type arguments
    private static void rename(Schema<?> schema) {
        Map<String, Schema> properties = schema.getProperties();
        if (properties == null) {
            return;
        }
        var renamed = new LinkedHashMap<String, Schema>();
        properties.forEach((name, property) -> renamed.put(snake(name), property));
        schema.setProperties(renamed);
        List<String> required = schema.getRequired();
        if (required != null) {
            var names = new ArrayList<String>();
            required.forEach(name -> names.add(snake(name)));
            schema.setRequired(names.stream().sorted().toList());
        }
    }

    private static String snake(String name) {
        return FieldPath.ofBean(name).substring(1);
    }
}
