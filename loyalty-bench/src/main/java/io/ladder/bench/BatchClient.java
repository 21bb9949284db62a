package io.ladder.bench;

import java.io.IOException;
import java.util.StringJoiner;

/** A system that posts many purchases in each request. */
final class BatchClient implements Load.Client {
    static final int PURCHASES = 500;

    private final HttpConnection service;
    private final Basket.Sequence baskets;
    private final int purchases;

    BatchClient(HttpConnection service, Basket.Sequence baskets, int purchases) {
        this.service = service;
        this.baskets = baskets;
        this.purchases = purchases;
    }

    @Override
    public int once() throws IOException {
        var batch = new StringJoiner(",", "{\"purchases\":[", "]}");
        for (int index = 0; index < purchases; index++) {
            batch.add(baskets.next().request());
        }
        post(service, batch.toString(), purchases);
        return purchases;
    }

    /** Posts a batch, all of which must be booked. */
    static void post(HttpConnection service, String batch, int purchases) throws IOException {
        service.post("/v1/purchases/batch", batch);
        String answer = service.answer();
        if (!answer.startsWith("{\"booked\":" + purchases + ",\"refused\":0")) {
            throw new IOException("not all of a batch was booked: " + answer);
        }
    }

    @Override
    public void close() throws IOException {
        service.close();
    }
}
