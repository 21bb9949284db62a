package io.ladder.bench;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/**
 * One kept-alive connection to the service. It speaks plain HTTP itself, so that the load costs
 * little of the machine that it shares with what it measures.
 */
final class HttpConnection implements Closeable {
    private static final int BUFFER_BYTES = 16 * 1024;
    private static final int STATUS_AT = "HTTP/1.1 ".length();
    private static final int REFUSED = 300;
    private static final int BUSY = 503;
    private static final int TRIES_MAX = 100;
    private static final long PAUSE_NANOS = 100_000_000;

    private final int port;
    private final String headers;
    private Socket socket;
    private InputStream in;
    private OutputStream out;
    private byte[] answer = new byte[BUFFER_BYTES];
    private int length;

    HttpConnection(int port, String key) throws IOException {
        this.port = port;
        this.socket = open();
        this.in = new BufferedInputStream(socket.getInputStream(), BUFFER_BYTES);
        this.out = socket.getOutputStream();
        this.headers =
                " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                        + key
                        + "\r\nContent-Type: ";
    }

    private Socket open() throws IOException {
        var opened = new Socket(InetAddress.getLoopbackAddress(), port);
        opened.setTcpNoDelay(true);
        return opened;
    }

    /** Opens it anew: the service closes a connection on which it had to say that it is busy. */
    private void reopen() throws IOException {
        socket.close();
        socket = open();
        in = new BufferedInputStream(socket.getInputStream(), BUFFER_BYTES);
        out = socket.getOutputStream();
    }

    /** Reads something. */
    void get(String path) throws IOException {
        send("GET " + path, "application/json", "");
    }

    /** Posts a body of ASCII characters. */
    void post(String path, String json) throws IOException {
        send("POST " + path, "application/json", json);
    }

    /**
     * Sends a request and reads the answer. While the service is too busy it is sent again, as a
     * till would, and takes as much longer.
     *
     * @param start method and path
     * @param contentType may have headers of its own behind it
     * @throws IOException where it is refused
     */
    void send(String start, String contentType, String body) throws IOException {
        String request =
                start
                        + headers
                        + contentType
                        + "\r\nContent-Length: "
                        + body.length()
                        + "\r\n\r\n"
                        + body;
        byte[] bytes = request.getBytes(StandardCharsets.US_ASCII);
        out.write(bytes);
        int status = readAnswer();
        for (int tries = 1; status == BUSY && tries < TRIES_MAX; tries++) {
            LockSupport.parkNanos(PAUSE_NANOS);
            reopen();
            out.write(bytes);
            status = readAnswer();
        }
        if (status >= REFUSED) {
            throw new IOException(start + " was answered by " + status + ": " + answer());
        }
    }

    /** The body of the newest answer. */
    String answer() {
        return new String(answer, 0, length, StandardCharsets.UTF_8);
    }

    /** The value of a field of text in the newest answer, the first of that name. */
    String field(String name) throws IOException {
        String text = answer();
        String start = "\"" + name + "\":\"";
        int from = text.indexOf(start);
        if (from < 0) {
            throw new IOException("the answer has no " + name + ": " + text);
        }
        return text.substring(from + start.length(), text.indexOf('"', from + start.length()));
    }

    private int readAnswer() throws IOException {
        length = 0;
        int status = Integer.parseInt(line().substring(STATUS_AT, STATUS_AT + 3));
        int stated = 0;
        boolean chunked = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
                stated = Integer.parseInt(header.substring(15).strip());
            } else if (header.regionMatches(true, 0, "transfer-encoding:", 0, 18)) {
                chunked = true;
            }
        }
        if (chunked) {
            for (int size = chunk(); size > 0; size = chunk()) {
                read(size);
                line();
            }
            line();
        } else {
            read(stated);
        }
        return status;
    }

    private int chunk() throws IOException {
        return Integer.parseInt(line(), 16);
    }

    private void read(int size) throws IOException {
        if (answer.length < length + size) {
            answer = Arrays.copyOf(answer, Math.max(answer.length * 2, length + size));
        }
        if (in.readNBytes(answer, length, size) < size) {
            throw closed();
        }
        length += size;
    }

    private String line() throws IOException {
        var line = new StringBuilder(64);
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw closed();
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    private static IOException closed() {
        return new IOException("the service closed the connection");
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
