package dev.tributary.api.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes answers: JSON, or CSV or an Excel workbook where the client prefers it; an entity tag, which saves an unchanged answer; a link to
 * the next page; and the freshness as a header, so that CSV has it too.
 */
public final class Responder {

    /** The JSON of the {@link Freshness}. */
    public static final String FRESHNESS_HEADER = "Tributary-Freshness";

    /** The media type of Excel workbooks. */
    public static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final MediaType WORKBOOK = MediaType.of(XLSX);
    private static final MediaType CSV = MediaType.of("text/csv");
    private static final MediaType CSV_UTF8 = MediaType.of("text/csv;charset=utf-8;header=present");
    private static final int TAG_BYTES = 16;

    private Responder() {}

    /** An answer with rows, as JSON or CSV. */
    public static <L extends Record> HttpResponse<byte[]> list(
            HttpRequest<?> request, Class<L> lineType, ListAnswer answer) {
        boolean csv = preferred(request, MediaType.APPLICATION_JSON_TYPE, CSV).equals(CSV);
        byte[] body = csv ? Csv.bytes(lineType, answer.lines()) : PublicJson.bytes(answer);
        return described(
                request, answer, tagged(request, body, tag(body), csv ? CSV_UTF8 : MediaType.APPLICATION_JSON_TYPE));
    }

    /** An answer with rows, as JSON, CSV or an Excel workbook of that name. */
    public static <L extends Record> HttpResponse<byte[]> report(
            HttpRequest<?> request, Class<L> lineType, ListAnswer answer, String name) {
        return preferred(request, MediaType.APPLICATION_JSON_TYPE, CSV, WORKBOOK)
                        .equals(WORKBOOK)
                ? workbook(request, lineType, answer, name)
                : list(request, lineType, answer);
    }

    /** An answer with rows as an Excel workbook of that name; it is tagged by its rows, since it tells when it was made. */
    public static <L extends Record> HttpResponse<byte[]> workbook(
            HttpRequest<?> request, Class<L> lineType, ListAnswer answer, String name) {
        String tag = tag((XLSX + new String(Csv.bytes(lineType, answer.lines()), StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8));
        byte[] body = Workbooks.bytes(name, lineType, answer.lines());
        return described(request, answer, tagged(request, body, tag, WORKBOOK))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + ".xlsx\"");
    }

    private static MutableHttpResponse<byte[]> described(
            HttpRequest<?> request, ListAnswer answer, MutableHttpResponse<byte[]> response) {
        response.header(FRESHNESS_HEADER, header(answer.freshness()));
        answer.next().ifPresent(cursor -> response.header(HttpHeaders.LINK, nextLink(request.getUri(), cursor)));
        return response;
    }

    /** An answer that has no rows. */
    public static HttpResponse<byte[]> json(HttpRequest<?> request, Object answer) {
        return written(request, PublicJson.bytes(answer));
    }

    /** An answer that is JSON already. */
    public static HttpResponse<byte[]> written(HttpRequest<?> request, byte[] body) {
        return tagged(request, body, tag(body), MediaType.APPLICATION_JSON_TYPE);
    }

    /** A file that a browser asks for. */
    public static MutableHttpResponse<byte[]> file(HttpRequest<?> request, byte[] body, MediaType type) {
        return tagged(request, body, tag(body), type);
    }

    /** The answer to a question that came in a body, which nobody may keep. */
    public static HttpResponse<byte[]> computed(Object answer, Freshness freshness) {
        return HttpResponse.ok(PublicJson.bytes(answer))
                .contentType(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(FRESHNESS_HEADER, header(freshness));
    }

    private static String header(Freshness freshness) {
        return new String(PublicJson.bytes(freshness.summary()), StandardCharsets.US_ASCII);
    }

    private static MutableHttpResponse<byte[]> tagged(HttpRequest<?> request, byte[] body, String tag, MediaType type) {
        MutableHttpResponse<byte[]> response = matches(request, tag)
                ? HttpResponse.notModified()
                : HttpResponse.ok(body).contentType(type);
        return response.header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .header(HttpHeaders.VARY, "Accept, Accept-Encoding, Authorization, Cookie, " + Workspace.HEADER);
    }

    /** The first type that the client accepts; where it takes any, or says nothing, the first of those offered. */
    private static MediaType preferred(HttpRequest<?> request, MediaType... offered) {
        return request.accept().stream()
                .flatMap(accepted -> Arrays.stream(offered).filter(type -> type.matches(accepted)))
                .findFirst()
                .orElse(offered[0]);
    }

    private static boolean matches(HttpRequest<?> request, String tag) {
        return request.getHeaders().getAll(HttpHeaders.IF_NONE_MATCH).stream()
                .flatMap(given -> Arrays.stream(given.split(",")))
                .map(String::strip)
                .anyMatch(given -> given.equals("*") || given.equals(tag) || ("W/" + given).equals(tag));
    }

    /** Weak, since the same answer may go out compressed or not. */
    private static String tag(byte[] body) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
            return "W/\"" + HexFormat.of().formatHex(hash, 0, TAG_BYTES) + '"';
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String nextLink(URI uri, String cursor) {
        List<String> others = Optional.ofNullable(uri.getRawQuery()).stream()
                .flatMap(query -> Arrays.stream(query.split("&")))
                .filter(parameter -> !parameter.startsWith("cursor="))
                .toList();
        String query =
                Stream.concat(others.stream(), Stream.of("cursor=" + cursor)).collect(Collectors.joining("&"));
        return "<" + uri.getRawPath() + "?" + query + ">; rel=\"next\"";
    }
}
