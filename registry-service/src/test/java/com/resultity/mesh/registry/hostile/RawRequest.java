package com.resultity.mesh.registry.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * A request as it goes over the wire, which no client makes well-formed on the way.
 *
 * @param method method
 * @param target path and query, as they are sent
 * @param headers whole header lines
 * @param body what follows them
 */
record RawRequest(String method, String target, List<String> headers, byte[] body) {

    private static final int PATIENCE_MILLISECONDS = 20_000;

    static RawRequest of(String method, String target) {
        return new RawRequest(method, target, List.of(), new byte[0]);
    }

    static RawRequest get(String target) {
        return of("GET", target);
    }

    RawRequest header(String line) {
        List<String> more = new ArrayList<>(headers);
        more.add(line);
        return new RawRequest(method, target, List.copyOf(more), body);
    }

    RawRequest bearer(String token) {
        return header("Authorization: Bearer " + token);
    }

    /** With a body of a type. */
    RawRequest body(String type, byte[] content) {
        return new RawRequest(method, target, headers, content)
                .header("Content-Type: " + type)
                .header("Content-Length: " + content.length);
    }

    /** With a body that the headers say nothing more of. */
    RawRequest withContent(String content) {
        return new RawRequest(method, target, headers, content.getBytes(UTF_8));
    }

    RawRequest yaml(String manifests) {
        return body("application/yaml", manifests.getBytes(UTF_8));
    }

    RawRequest json(String content) {
        return body("application/json", content.getBytes(UTF_8));
    }

    /** All of it as text, but for what only proves who asks. */
    String told() {
        return target + new String(body, ISO_8859_1);
    }

    /** The same request with other names in it. */
    RawRequest with(String name, String other) {
        return new RawRequest(
                method,
                target.replace(name, other),
                headers,
                new String(body, ISO_8859_1).replace(name, other).getBytes(ISO_8859_1));
    }

    /** What came back: status 0 where the connection was closed without an answer. */
    record Answer(int status, String head, String body) {}

    Answer sendTo(URI server) {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLISECONDS);
            ByteArrayOutputStream request = new ByteArrayOutputStream();
            StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
            if (headers.stream().noneMatch(line -> line.startsWith("Host:"))) {
                head.append("Host: ").append(server.getAuthority()).append("\r\n");
            }
            headers.forEach(line -> head.append(line).append("\r\n"));
            head.append("Connection: close\r\n\r\n");
            request.writeBytes(head.toString().getBytes(ISO_8859_1));
            request.writeBytes(body);
            write(socket.getOutputStream(), request.toByteArray());
            return answer(new String(read(socket), UTF_8));
        } catch (IOException failure) {
            throw new IllegalStateException(method + " " + target, failure);
        }
    }

    /** Who refuses a large body early closes before all of it was sent. */
    private static void write(OutputStream out, byte[] request) throws IOException {
        try {
            out.write(request);
            out.flush();
        } catch (SocketException closed) {
            return;
        }
    }

    private static byte[] read(Socket socket) throws IOException {
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(received);
        } catch (SocketException closed) {
            return received.toByteArray();
        }
        return received.toByteArray();
    }

    private static Answer answer(String received) {
        if (received.isEmpty()) {
            return new Answer(0, "", "");
        }
        int end = received.indexOf("\r\n\r\n");
        String head = end < 0 ? received : received.substring(0, end);
        return new Answer(Integer.parseInt(head.substring(9, 12)), head, end < 0 ? "" : received.substring(end + 4));
    }
}
