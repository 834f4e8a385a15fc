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
 * Writes answers: JSON, or CSV where the client prefers it; an entity tag, which saves an unchanged answer; a link to
 * the next page; and the freshness as a header, so that CSV has it too.
 */
public final class Responder {

    /** The JSON of the {@link Freshness}. */
    public static final String FRESHNESS_HEADER = "Tributary-Freshness";

    private static final MediaType CSV = MediaType.of("text/csv");
    private static final MediaType CSV_UTF8 = MediaType.of("text/csv;charset=utf-8;header=present");
    private static final int TAG_BYTES = 16;

    private Responder() {}

    /** An answer with rows, as JSON or CSV. */
    public static <L extends Record> HttpResponse<byte[]> list(
            HttpRequest<?> request, Class<L> lineType, ListAnswer answer) {
        boolean csv = prefersCsv(request);
        byte[] body = csv ? Csv.bytes(lineType, answer.lines()) : PublicJson.bytes(answer);
        MutableHttpResponse<byte[]> response = tagged(request, body, csv ? CSV_UTF8 : MediaType.APPLICATION_JSON_TYPE);
        response.header(FRESHNESS_HEADER, new String(PublicJson.bytes(answer.freshness()), StandardCharsets.US_ASCII));
        answer.next().ifPresent(cursor -> response.header(HttpHeaders.LINK, nextLink(request.getUri(), cursor)));
        return response;
    }

    /** An answer that has no rows. */
    public static HttpResponse<byte[]> json(HttpRequest<?> request, Object answer) {
        return tagged(request, PublicJson.bytes(answer), MediaType.APPLICATION_JSON_TYPE);
    }

    /** The answer to a question that came in a body, which nobody may keep. */
    public static HttpResponse<byte[]> computed(Object answer, Freshness freshness) {
        return HttpResponse.ok(PublicJson.bytes(answer))
                .contentType(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(FRESHNESS_HEADER, new String(PublicJson.bytes(freshness), StandardCharsets.US_ASCII));
    }

    private static MutableHttpResponse<byte[]> tagged(HttpRequest<?> request, byte[] body, MediaType type) {
        String tag = tag(body);
        MutableHttpResponse<byte[]> response = matches(request, tag)
                ? HttpResponse.notModified()
                : HttpResponse.ok(body).contentType(type);
        return response.header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header(HttpHeaders.VARY, "Accept, Accept-Encoding, " + Workspace.HEADER);
    }

    private static boolean prefersCsv(HttpRequest<?> request) {
        return request.accept().stream()
                .filter(type -> CSV.matches(type) || MediaType.APPLICATION_JSON_TYPE.matches(type))
                .findFirst()
                .filter(type -> !MediaType.APPLICATION_JSON_TYPE.matches(type))
                .isPresent();
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
