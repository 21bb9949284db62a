package io.ladder.http;

import io.ladder.journal.Call;
import io.ladder.journal.Recorded;
import java.net.URI;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/**
 * The answer to a request that books something: 201 where it is booked, now or by an earlier
 * request of the same content, and 200 where it was only tried.
 */
public final class BookingAnswer {
    private static final String REPLAYED = "Idempotent-Replayed";

    private BookingAnswer() {}

    /** An answer that says where what was booked can be read. */
    public static <R> ResponseEntity<R> created(
            Call call, Recorded.Booked booked, Function<Recorded.Booked, String> path, R body) {
        return answer(
                call.dryRun() ? HttpStatus.OK : HttpStatus.CREATED,
                booked,
                call.dryRun() ? null : path.apply(booked),
                body);
    }

    /** An answer to what is only kept, until somebody else allows it: 202. */
    public static <R> ResponseEntity<R> kept(
            Call call, Recorded.Booked booked, Function<Recorded.Booked, String> path, R body) {
        return answer(
                call.dryRun() ? HttpStatus.OK : HttpStatus.ACCEPTED,
                booked,
                call.dryRun() ? null : path.apply(booked),
                body);
    }

    /** An answer to what changes the state of something that is there already. */
    public static <R> ResponseEntity<R> done(Recorded.Booked booked, R body) {
        return answer(HttpStatus.OK, booked, null, body);
    }

    /** An answer to what books something that has no address of its own. */
    public static <R> ResponseEntity<R> booked(Call call, Recorded.Booked booked, R body) {
        return answer(call.dryRun() ? HttpStatus.OK : HttpStatus.CREATED, booked, null, body);
    }

    private static <R> ResponseEntity<R> answer(
            HttpStatus status, Recorded.Booked booked, @Nullable String path, R body) {
        var response = ResponseEntity.status(status);
        if (path != null) {
            response.location(URI.create(path));
        }
        if (booked.replayed()) {
            response.header(REPLAYED, "true");
        }
        return response.body(body);
    }
}
