package io.ladder.shared.persistence;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The connections beneath the pool, and a heartbeat that tells whether the database answers.
 *
 * <p>Nothing tells a connection whose server hangs from one whose statement takes long: both are
 * silent. So a connection of its own asks the server for next to nothing, four times in each span
 * of silence that is allowed. Where that is not answered within the span, the database is away:
 * every connection is cut, which ends whatever waits for it with an outage, and no new one is made
 * until the server answers again. A statement that takes long while the server answers is left
 * alone.
 */
final class WatchedDatabase extends AbstractDataSource implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WatchedDatabase.class);
    private static final int BEATS_PER_SILENCE = 4;
    private static final String[] STATES_OF_ABSENCE = {"08", "57P"};

    private final DriverManagerDataSource database;
    private final int silenceMilliseconds;
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closing = new CountDownLatch(1);

    private @Nullable Connection pulse;
    private @Nullable Thread heart;
    private boolean away;

    /**
     * A database that nobody has called yet.
     *
     * @param settings what the driver is given with the address, such as user and password
     * @param silence for how long the server may leave the heartbeat without an answer
     */
    WatchedDatabase(String jdbcUrl, Properties settings, Duration silence) {
        this.silenceMilliseconds = Math.toIntExact(silence.toMillis());
        // The driver counts in whole seconds, and takes none for no limit.
        String seconds = Long.toString(silence.toSeconds() + 1);
        var bounded = new Properties();
        bounded.putAll(settings);
        // A server that hangs takes connections, since the system takes them for it.
        bounded.setProperty("connectTimeout", seconds);
        bounded.setProperty("socketTimeout", seconds);
        bounded.putIfAbsent("tcpKeepAlive", "true");
        this.database = new DriverManagerDataSource(jdbcUrl, bounded);
    }

    /** A new connection; waits while the database is away, so that the pool is full soon after. */
    @Override
    public Connection getConnection() throws SQLException {
        awaitPresence();
        Connection connection = connect();
        open.add(connection);
        return connection;
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return getConnection();
    }

    private Connection connect() throws SQLException {
        Connection connection = database.getConnection();
        // What bounds the greeting would bound every statement.
        connection.setNetworkTimeout(Runnable::run, 0);
        return connection;
    }

    private synchronized void awaitPresence() throws SQLException {
        while (away && closing.getCount() > 0) {
            try {
                wait();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new SQLTransientConnectionException("The wait was ended.", "08001", stopped);
            }
        }
        if (closing.getCount() == 0) {
            throw new SQLTransientConnectionException("The service stops.", "08003");
        }
    }

    /**
     * Begins to watch; until then nothing is cut. Whoever starts, and has tables made perhaps,
     * takes the time that it takes.
     */
    synchronized void watch() {
        if (heart == null && closing.getCount() > 0) {
            heart = Thread.ofPlatform().name("database-heartbeat").daemon().start(this::beat);
        }
    }

    private void beat() {
        try {
            do {
                SQLException silent = ask();
                tell(silent);
                open.removeIf(WatchedDatabase::isClosed);
                if (silent != null) {
                    // Those too that were on their way when it fell silent.
                    open.forEach(WatchedDatabase::cut);
                }
            } while (!closing.await(silenceMilliseconds / BEATS_PER_SILENCE, MILLISECONDS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            forgetPulse();
        }
    }

    /** Why the database counts as away; null where it answers. */
    private @Nullable SQLException ask() {
        boolean known = pulse != null;
        long asked = System.nanoTime();
        try {
            askOnce();
            return null;
        } catch (SQLException failure) {
            forgetPulse();
            boolean slow = System.nanoTime() - asked >= silenceMilliseconds * 1_000_000L;
            if (!known || slow) {
                return isAbsence(failure) ? failure : null;
            }
        }
        // The server may have ended this one connection alone.
        return ask();
    }

    private void askOnce() throws SQLException {
        if (pulse == null) {
            pulse = connect();
            pulse.setAutoCommit(true);
        }
        pulse.setNetworkTimeout(Runnable::run, silenceMilliseconds);
        try (var statement = pulse.createStatement()) {
            statement.execute("select 1");
        }
    }

    /** A server that says no, as where it has no room for another connection, is there. */
    private static boolean isAbsence(SQLException failure) {
        String state = failure.getSQLState();
        for (String each : STATES_OF_ABSENCE) {
            if (state != null && state.startsWith(each)) {
                return true;
            }
        }
        return false;
    }

    private synchronized void tell(@Nullable SQLException silent) {
        boolean before = away;
        away = silent != null;
        if (silent != null && !before) {
            LOG.error("The database is away: {}", silent.getMessage());
        } else if (silent == null && before) {
            LOG.info("The database is back");
            notifyAll();
        }
    }

    private static boolean isClosed(Connection connection) {
        try {
            return connection.isClosed();
        } catch (SQLException unknown) {
            return true;
        }
    }

    /** Closes the socket, and asks the server nothing. */
    private static void cut(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException failure) {
            LOG.debug("a connection is not cut", failure);
        }
    }

    private void forgetPulse() {
        if (pulse != null) {
            cut(pulse);
            pulse = null;
        }
    }

    /** Watches no longer; connections stay as they are. */
    @Override
    public synchronized void close() {
        closing.countDown();
        notifyAll();
    }
}
