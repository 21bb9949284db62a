package io.ladder.bench;

import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** A till that hands out one reward after the other, for a point each. */
final class Redeemer implements Load.Client {
    private final HttpConnection service;
    private final List<UUID> members;
    private final String source;
    private final SplittableRandom random;
    private long count;

    Redeemer(HttpConnection service, List<UUID> members, String source, long seed) {
        this.service = service;
        this.members = members;
        this.source = source;
        this.random = new SplittableRandom(seed);
    }

    @Override
    public int once() throws IOException {
        service.post(
                "/v1/redemptions",
                "{\"member\":\""
                        + Basket.publicId(members.get(random.nextInt(members.size())))
                        + "\",\"source\":\""
                        + source
                        + "\",\"document_number\":\""
                        + count++
                        + "\",\"reward\":\"leaf\"}");
        return 1;
    }

    @Override
    public void close() throws IOException {
        service.close();
    }
}
