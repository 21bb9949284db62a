package io.ladder.fault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a client and a server, and can break their connection at the one moment that
 * hurts: when the server has done what was asked, and the client has not heard of it.
 */
final class TcpProxy implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final ServerSocket listening;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable String> swallowed = new AtomicReference<>();

    /**
     * A proxy on a port of its own.
     *
     * @param target the port of the server on this machine
     */
    TcpProxy(int target) throws IOException {
        this.target = target;
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** Once: the next answer that has this text in it is lost, and its connection with it. */
    void swallowNext(String text) {
        swallowed.set(text);
    }

    /** Whether an answer was lost since it was asked for. */
    boolean hasSwallowed() {
        return swallowed.get() == null;
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                open.add(client);
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        try {
            var server = new Socket(InetAddress.getLoopbackAddress(), target);
            open.add(server);
            Thread.ofVirtual().start(() -> pass(client, server, false));
            pass(server, client, true);
        } catch (IOException refused) {
            close(client);
        }
    }

    /** Passes on what comes from one to the other, until one of them ends or is ended. */
    private void pass(Socket from, Socket to, boolean answers) {
        try {
            InputStream in = from.getInputStream();
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (answers && isToBeSwallowed(new String(buffer, 0, read, ISO_8859_1))) {
                    break;
                }
                to.getOutputStream().write(buffer, 0, read);
            }
        } catch (IOException broken) {
            // The other direction learns of it below.
        } finally {
            close(from);
            close(to);
        }
    }

    private boolean isToBeSwallowed(String answer) {
        String text = swallowed.get();
        return text != null && answer.contains(text) && swallowed.compareAndSet(text, null);
    }

    private void close(Socket socket) {
        open.remove(socket);
        try {
            socket.close();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        Set.copyOf(open).forEach(this::close);
    }
}
