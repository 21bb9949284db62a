package io.ladder.journal.persistence;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds what waits to be written, up to a bound, and gives out as one group whatever has come
 * together meanwhile. What was accepted is given out exactly once, also when the queue is closed
 * meanwhile: to the writer, or back to whoever withdraws it.
 *
 * @param <T> what waits; no two that wait at the same time are equal
 */
final class GroupingQueue<T> {
    private final int waitingMax;
    private final ArrayDeque<T> waiting = new ArrayDeque<>();
    private boolean open = true;

    GroupingQueue(int waitingMax) {
        this.waitingMax = waitingMax;
    }

    /** Takes one more; false where the queue is full or closed, and then nothing has happened. */
    synchronized boolean offer(T one) {
        if (!open || waiting.size() >= waitingMax) {
            return false;
        }
        waiting.add(one);
        if (waiting.size() == 1) {
            notifyAll();
        }
        return true;
    }

    /**
     * Waits until there is something, and gives out the oldest that wait. Once the queue is closed,
     * it gives out what is left, and then nothing.
     *
     * @param groupMax how many at most; 1 or more
     */
    synchronized List<T> take(int groupMax) throws InterruptedException {
        while (waiting.isEmpty() && open) {
            wait();
        }
        return poll(groupMax);
    }

    /** Gives out the oldest that wait, up to a number; nothing where nothing waits. */
    synchronized List<T> poll(int groupMax) {
        int size = Math.min(groupMax, waiting.size());
        var group = new ArrayList<T>(size);
        for (int index = 0; index < size; index++) {
            group.add(waiting.remove());
        }
        return group;
    }

    /** Takes one back; false where it has been given out already. */
    synchronized boolean withdraw(T one) {
        return waiting.remove(one);
    }

    /** How many wait. */
    synchronized int size() {
        return waiting.size();
    }

    /** Accepts no more. */
    synchronized void close() {
        open = false;
        notifyAll();
    }
}
