package io.ladder.dev;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What {@code ./ladder dev} can be told.
 *
 * @param data the folder that keeps the embedded database between runs
 * @param reset deletes the data before starting
 * @param demo creates the demo tenant with its programme
 * @param programme the file of the programme that the demo tenant begins with; null for the one
 *     that the service brings along
 */
@ConfigurationProperties("ladder.dev")
public record DevProperties(
        @DefaultValue(".ladder/data") Path data,
        @DefaultValue("false") boolean reset,
        @DefaultValue("true") boolean demo,
        @Nullable Path programme) {}
