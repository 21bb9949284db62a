package io.ladder.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * A till that posts purchases over one kept-alive connection. It speaks plain HTTP itself, so that
 * the load costs little of the machine that it shares with what it measures.
 */
final class Till implements Load.Client {
    private static final int BUFFER_BYTES = 16 * 1024;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final String head;
    private final List<UUID> members;
    private final SplittableRandom random;
    private final String name;
    private long count;

    Till(int port, String key, String name, List<UUID> members, long seed) throws IOException {
        this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        this.in = new BufferedInputStream(socket.getInputStream(), BUFFER_BYTES);
        this.out = socket.getOutputStream();
        this.name = name;
        this.members = members;
        this.random = new SplittableRandom(seed);
        this.head =
                "POST /v1/purchases HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                        + key
                        + "\r\nContent-Type: application/json\r\nContent-Length: ";
    }

    @Override
    public void once() throws IOException {
        UUID member = members.get(random.nextInt(members.size()));
        String body =
                "{\"member\":\""
                        + Population.publicId(member)
                        + "\",\"source\":\""
                        + name
                        + "\",\"document_number\":\""
                        + count++
                        + "\",\"shop\":\"berlin-1\",\"lines\":["
                        + "{\"product\":\"espresso\",\"category\":\"coffee\",\"quantity\":2,"
                        + "\"amount\":{\"amount\":"
                        + (500 + random.nextInt(2_000))
                        + ",\"currency\":\"EUR\"}},"
                        + "{\"product\":\"novel\",\"category\":\"books\",\"quantity\":1,"
                        + "\"amount\":{\"amount\":1290,\"currency\":\"EUR\"}}]}";
        out.write((head + body.length() + "\r\n\r\n" + body).getBytes(StandardCharsets.US_ASCII));
        int status = readAnswer();
        if (status != 201 && status != 200) {
            throw new IOException("the service answered " + status);
        }
    }

    private int readAnswer() throws IOException {
        String first = line();
        int status = Integer.parseInt(first.substring(9, 12));
        long length = -1;
        boolean chunked = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Long.parseLong(header.substring(15).strip());
            } else if (header.regionMatches(true, 0, "transfer-encoding:", 0, 18)) {
                chunked = true;
            }
        }
        if (chunked) {
            for (int size = Integer.parseInt(line(), 16);
                    size > 0;
                    size = Integer.parseInt(line(), 16)) {
                in.skipNBytes(size);
                line();
            }
            line();
        } else if (length > 0) {
            in.skipNBytes(length);
        }
        return status;
    }

    private String line() throws IOException {
        var line = new StringBuilder(64);
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("the service closed the connection");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
