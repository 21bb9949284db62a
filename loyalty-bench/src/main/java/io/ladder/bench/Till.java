package io.ladder.bench;

import java.io.IOException;

/** A till that posts one purchase after the other, to book or to quote. */
final class Till implements Load.Client {
    private final HttpConnection service;
    private final Basket.Sequence baskets;
    private final String path;

    private Till(HttpConnection service, Basket.Sequence baskets, String path) {
        this.service = service;
        this.baskets = baskets;
        this.path = path;
    }

    /** Books. */
    static Till booking(HttpConnection service, Basket.Sequence baskets) {
        return new Till(service, baskets, "/v1/purchases");
    }

    /** Asks what a purchase would bring. */
    static Till quoting(HttpConnection service, Basket.Sequence baskets) {
        return new Till(service, baskets, "/v1/purchases?dry_run=true");
    }

    @Override
    public int once() throws IOException {
        service.post(path, baskets.next().request());
        return 1;
    }

    @Override
    public void close() throws IOException {
        service.close();
    }
}
