package io.ladder.http;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param nextCursor send it as {@code cursor} for the next page; absent on the last
 */
public record ListResponse<T>(
        List<T> data,
        @Schema(description = "Send it as `cursor` for the next page; absent on the last")
                @Nullable String nextCursor) {
    public ListResponse {
        data = List.copyOf(data);
    }
}
