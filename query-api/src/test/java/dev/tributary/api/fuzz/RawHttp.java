package dev.tributary.api.fuzz;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A client that sends any bytes, also such as are no request, and keeps its connection where the server does. */
final class RawHttp implements AutoCloseable {

    private static final int SILENCE_MILLIS = 60_000;

    private final URI server;
    private Socket socket;
    private InputStream in;

    RawHttp(URI server) throws IOException {
        this.server = server;
        this.socket = connect();
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    /** An answer; names of headers are in lower case. */
    record Answer(int status, Map<String, String> headers, byte[] body) {

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        String type() {
            return headers.getOrDefault("content-type", "").replaceAll(";.*", "");
        }
    }

    /** Sends a request over the open connection, or a new one where the server has closed it. */
    Answer send(String method, String target, Map<String, String> headers, byte[] body) throws IOException {
        byte[] request = request(method, target, headers, body);
        try {
            socket.getOutputStream().write(request);
            return read();
        } catch (SocketTimeoutException silent) {
            open();
            throw silent;
        } catch (IOException closed) {
            open();
            socket.getOutputStream().write(request);
            return read();
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static byte[] request(String method, String target, Map<String, String> headers, byte[] body) {
        StringBuilder head = new StringBuilder();
        head.append(method).append(' ').append(target).append(" HTTP/1.1\r\nHost: localhost\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        if (body.length > 0 || method.equals("POST")) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        head.append("\r\n");
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
        request.writeBytes(body);
        return request.toByteArray();
    }

    private Answer read() throws IOException {
        String[] status = line().split(" ");
        if (status.length < 2) {
            throw new IOException("no answer");
        }
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        boolean endless = headers.getOrDefault("content-type", "").startsWith("text/event-stream");
        byte[] body = endless ? new byte[0] : body(headers);
        if (endless || "close".equalsIgnoreCase(headers.get("connection"))) {
            open();
        }
        return new Answer(Integer.parseInt(status[1]), headers, body);
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        if (!"chunked".equals(headers.get("transfer-encoding"))) {
            return in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = chunk(); size > 0; size = chunk()) {
            body.writeBytes(in.readNBytes(size));
            line();
        }
        line();
        return body.toByteArray();
    }

    private int chunk() throws IOException {
        return Integer.parseInt(line().strip(), 16);
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new IOException("the server closed the connection");
            }
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    private void open() throws IOException {
        socket.close();
        socket = connect();
        in = new BufferedInputStream(socket.getInputStream());
    }

    private Socket connect() throws IOException {
        Socket opened = new Socket(server.getHost(), server.getPort());
        opened.setSoTimeout(SILENCE_MILLIS);
        opened.setTcpNoDelay(true);
        return opened;
    }
}
