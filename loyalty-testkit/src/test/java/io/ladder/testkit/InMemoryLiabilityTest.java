package io.ladder.testkit;

class InMemoryLiabilityTest extends LiabilityContract {
    @Override
    protected AccountingSetting open() {
        return InMemoryEntriesTest.inMemory();
    }

    @Override
    protected void settle() {
        // Nothing comes after what is written in memory.
    }
}
