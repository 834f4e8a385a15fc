package dev.tributary.schemas.serde;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** How to reach a registry, read from Confluent's configuration keys. */
record RegistrySettings(
        List<Address> addresses,
        boolean registersNew,
        Duration connectTimeout,
        Duration readTimeout,
        int retries,
        Duration firstWait,
        Duration longestWait) {

    static final String URL = "schema.registry.url";
    static final String AUTO_REGISTER = "auto.register.schemas";
    static final String CREDENTIALS_SOURCE = "basic.auth.credentials.source";
    static final String USER_INFO = "basic.auth.user.info";
    static final String CONNECT_TIMEOUT = "http.connect.timeout.ms";
    static final String READ_TIMEOUT = "http.read.timeout.ms";
    static final String RETRIES = "max.retries";
    static final String FIRST_WAIT = "retries.wait.ms";
    static final String LONGEST_WAIT = "retries.max.wait.ms";

    /** One registry without a trailing slash, and the Authorization header it wants; the text shows no credentials. */
    record Address(URI uri, Optional<String> authorization) {

        @Override
        public String toString() {
            return uri.toString();
        }
    }

    static RegistrySettings of(Map<String, ?> config) {
        return new RegistrySettings(
                addresses(config),
                flag(config, AUTO_REGISTER, true),
                millis(config, CONNECT_TIMEOUT, 2_000),
                millis(config, READ_TIMEOUT, 5_000),
                (int) number(config, RETRIES, 3),
                millis(config, FIRST_WAIT, 100),
                millis(config, LONGEST_WAIT, 2_000));
    }

    private static List<Address> addresses(Map<String, ?> config) {
        String urls = text(config, URL).orElseThrow(() -> new ConfigException(URL + " is missing"));
        Optional<String> userInfo = userInfo(config);
        List<Address> addresses = new ArrayList<>();
        for (String url : urls.split(",")) {
            if (!url.isBlank()) {
                addresses.add(address(url.strip(), addresses.size() + 1, userInfo));
            }
        }
        if (addresses.isEmpty()) {
            throw new ConfigException(URL + " is empty");
        }
        return List.copyOf(addresses);
    }

    private static Optional<String> userInfo(Map<String, ?> config) {
        String source = text(config, CREDENTIALS_SOURCE).orElse("URL");
        return switch (source) {
            case "URL" -> Optional.empty();
            case "USER_INFO" ->
                Optional.of(text(config, USER_INFO)
                        .orElseThrow(() -> new ConfigException(
                                USER_INFO + " is missing, while " + CREDENTIALS_SOURCE + " is USER_INFO")));
            default -> throw new ConfigException(CREDENTIALS_SOURCE + " must be URL or USER_INFO");
        };
    }

    private static Address address(String url, int position, Optional<String> userInfo) {
        try {
            URI uri = new URI(url);
            if (uri.getHost() == null || !("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                throw invalid(position);
            }
            String path = uri.getRawPath().replaceAll("/+$", "");
            URI bare = new URI(uri.getScheme() + "://" + hostAndPort(uri) + path);
            return new Address(
                    bare,
                    userInfo.or(() -> Optional.ofNullable(uri.getUserInfo())).map(RegistrySettings::basic));
        } catch (URISyntaxException e) {
            throw invalid(position);
        }
    }

    private static String hostAndPort(URI uri) {
        return uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
    }

    private static String basic(String userInfo) {
        return "Basic " + Base64.getEncoder().encodeToString(userInfo.getBytes(StandardCharsets.UTF_8));
    }

    /** Says where, not what: the text of the address may hold a password. */
    private static ConfigException invalid(int position) {
        return new ConfigException("address " + position + " of " + URL + " is not an http or https URL");
    }

    private static Duration millis(Map<String, ?> config, String key, long ifAbsent) {
        return Duration.ofMillis(number(config, key, ifAbsent));
    }

    private static long number(Map<String, ?> config, String key, long ifAbsent) {
        Optional<String> text = text(config, key);
        try {
            long number = text.map(Long::parseLong).orElse(ifAbsent);
            if (number >= 0 && number <= Integer.MAX_VALUE) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new ConfigException(key + " must be a whole number, not negative");
    }

    private static boolean flag(Map<String, ?> config, String key, boolean ifAbsent) {
        String text = text(config, key).orElse(Boolean.toString(ifAbsent));
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new ConfigException(key + " must be true or false");
        };
    }

    private static Optional<String> text(Map<String, ?> config, String key) {
        @Nullable Object value = config.get(key);
        if (value instanceof List<?> list) { // Kafka's own parser hands lists on
            return Optional.of(
                    String.join(",", list.stream().map(String::valueOf).toList()));
        }
        return Optional.ofNullable(value).map(Object::toString);
    }
}
