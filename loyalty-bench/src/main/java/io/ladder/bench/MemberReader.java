package io.ladder.bench;

import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** An app that reads members with their balances and rungs. */
final class MemberReader implements Load.Client {
    private final HttpConnection service;
    private final List<UUID> members;
    private final SplittableRandom random;

    MemberReader(HttpConnection service, List<UUID> members, long seed) {
        this.service = service;
        this.members = members;
        this.random = new SplittableRandom(seed);
    }

    @Override
    public int once() throws IOException {
        service.get("/v1/members/" + Basket.publicId(members.get(random.nextInt(members.size()))));
        return 1;
    }

    @Override
    public void close() throws IOException {
        service.close();
    }
}
