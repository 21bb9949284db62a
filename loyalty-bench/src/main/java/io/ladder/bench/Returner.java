package io.ladder.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.UUID;

/** A counter where purchases come back wholly. They are made before it opens. */
final class Returner implements Load.Client {
    private final HttpConnection service;
    private final String source;
    private final List<String> numbers = new ArrayList<>();

    Returner(HttpConnection service, List<UUID> members, String source, long seed, int purchases)
            throws IOException {
        this.service = service;
        this.source = source;
        var baskets = new Basket.Sequence(members, source, seed);
        var batch = new StringJoiner(",", "{\"purchases\":[", "]}");
        for (int index = 0; index < purchases; index++) {
            Basket basket = baskets.next();
            batch.add(basket.request());
            numbers.add(basket.number());
        }
        BatchClient.post(service, batch.toString(), purchases);
    }

    @Override
    public int once() throws IOException {
        if (numbers.isEmpty()) {
            return 0;
        }
        String number = numbers.removeLast();
        service.post(
                "/v1/returns",
                "{\"purchase\":{\"source\":\""
                        + source
                        + "\",\"document_number\":\""
                        + number
                        + "\"},\"source\":\""
                        + source
                        + "\",\"document_number\":\"r"
                        + number
                        + "\"}");
        return 1;
    }

    @Override
    public void close() throws IOException {
        service.close();
    }
}
