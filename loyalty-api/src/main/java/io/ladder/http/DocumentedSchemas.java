package io.ladder.http;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/**
 * Writes the names of fields as JSON has them. The document is made by another library than the
 * answers, which knows nothing of our naming.
 */
final class DocumentedSchemas implements GlobalOpenApiCustomizer {
    @Override
    @SuppressWarnings("rawtypes") // the model of the document has no type arguments
    public void customise(OpenAPI document) {
        if (document.getComponents() == null || document.getComponents().getSchemas() == null) {
            return;
        }
        Map<String, Schema> schemas = new TreeMap<>(document.getComponents().getSchemas());
        schemas.values().forEach(DocumentedSchemas::rename);
        document.getComponents().setSchemas(schemas);
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
