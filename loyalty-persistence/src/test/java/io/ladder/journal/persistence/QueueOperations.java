package io.ladder.journal.persistence;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;

/** What the model checker may do to a {@link GroupingQueue} of two places, in any order. */
@Param(name = QueueOperations.NUMBER, gen = IntGen.class, conf = "1:4")
public final class QueueOperations {
    static final String NUMBER = "number";
    private static final int WAITING_MAX = 2;
    private static final int GROUP_MAX = 2;

    private final GroupingQueue<Integer> queue = new GroupingQueue<>(WAITING_MAX);

    @Operation
    public boolean offer(@Param(name = NUMBER) int number) {
        return queue.offer(number);
    }

    @Operation
    public List<Integer> poll() {
        return queue.poll(GROUP_MAX);
    }

    @Operation
    public boolean withdraw(@Param(name = NUMBER) int number) {
        return queue.withdraw(number);
    }

    @Operation
    public int size() {
        return queue.size();
    }

    @Operation
    public void close() {
        queue.close();
    }

    /** The same without threads: what the queue has to look like. */
    public static final class OneAfterTheOther {
        private final ArrayDeque<Integer> waiting = new ArrayDeque<>();
        private boolean open = true;

        public boolean offer(int number) {
            return open && waiting.size() < WAITING_MAX && waiting.add(number);
        }

        public List<Integer> poll() {
            var group = new ArrayList<Integer>();
            while (group.size() < GROUP_MAX && !waiting.isEmpty()) {
                group.add(waiting.remove());
            }
            return group;
        }

        public boolean withdraw(int number) {
            return waiting.remove((Integer) number);
        }

        public int size() {
            return waiting.size();
        }

        public void close() {
            open = false;
        }
    }
}
