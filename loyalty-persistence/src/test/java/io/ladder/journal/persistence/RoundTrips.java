package io.ladder.journal.persistence;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Counts how often the statements of connections go to the database and back. */
final class RoundTrips {
    private final AtomicInteger count = new AtomicInteger();

    /** How often since the last time it was asked. */
    int taken() {
        return count.getAndSet(0);
    }

    /** The same connections, counted. */
    DataSource over(DataSource pool) {
        return counted(DataSource.class, pool);
    }

    private <T> T counted(Class<T> type, T target) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (_, method, arguments) -> call(target, method, arguments)));
    }

    private @Nullable Object call(
            Object target, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        if (target instanceof PreparedStatement && method.getName().startsWith("execute")) {
            count.incrementAndGet();
        }
        try {
            Object result = method.invoke(target, arguments);
            if (result instanceof PreparedStatement statement && target instanceof Connection) {
                return counted(PreparedStatement.class, statement);
            }
            return result instanceof Connection connection && target instanceof DataSource
                    ? counted(Connection.class, connection)
                    : result;
        } catch (InvocationTargetException failure) {
            throw failure.getTargetException();
        }
    }
}
