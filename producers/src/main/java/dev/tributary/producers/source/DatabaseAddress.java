package dev.tributary.producers.source;

import dev.tributary.producers.ReplayException;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A database by its JDBC URL. User and password may stand in it, or come from the environment or a file; only
 * {@link #name()}, which has neither, is ever shown.
 */
public final class DatabaseAddress {

    /** The variable that holds the user. */
    public static final String USER_VARIABLE = "TRIBUTARY_DATABASE_USER";

    /** The variable that holds the password. */
    public static final String PASSWORD_VARIABLE = "TRIBUTARY_DATABASE_PASSWORD";

    private static final Pattern URL = Pattern.compile(
            "jdbc:(?<kind>[a-z0-9]+):(?<slashes>//(?:(?<login>[^@/?;]*)@)?)?(?<place>[^?;]*)(?<options>[?;].*)?",
            Pattern.DOTALL);

    private static final int MAX_PASSWORD_FILE = 4096;
    private static final int CONNECT_SECONDS = 10;
    private static final int ANSWER_SECONDS = 300;

    private final Kind kind;
    private final String name;
    private final String url;
    private final Properties login;

    private DatabaseAddress(Kind kind, String name, String url, Properties login) {
        this.kind = kind;
        this.name = name;
        this.url = url;
        this.login = login;
    }

    /** Whether a source is a URL of a database, not the name of a file. */
    public static boolean isOne(String source) {
        return source.regionMatches(true, 0, "jdbc:", 0, 5);
    }

    /**
     * Reads a URL.
     *
     * @param environment where user and password are taken from if the URL has none
     * @param passwordFile a file whose first line is the password, before the environment
     */
    public static DatabaseAddress of(String text, Map<String, String> environment, Optional<Path> passwordFile) {
        Matcher parts = URL.matcher(text);
        if (!parts.matches() || parts.group("place").isEmpty()) {
            throw ReplayException.usage("a database is given like jdbc:postgresql://HOST/DATABASE"
                    + " or jdbc:mysql://HOST/DATABASE; this URL is none");
        }
        Kind kind = Kind.named(parts.group("kind").toLowerCase(Locale.ROOT));
        String place = (parts.group("slashes") == null ? "" : "//") + parts.group("place");
        Map<String, String> options = new LinkedHashMap<>();
        String others = options(Optional.ofNullable(parts.group("options")).orElse(""), options);
        String[] given = Optional.ofNullable(parts.group("login")).orElse("").split(":", 2);
        Properties login = new Properties();
        user(given, options, environment).ifPresent(user -> login.setProperty("user", user));
        password(given, options, environment, passwordFile)
                .ifPresent(password -> login.setProperty("password", password));
        String shown = parts.group("kind").toLowerCase(Locale.ROOT) + ":" + place;
        return new DatabaseAddress(
                kind, shown, "jdbc:" + kind.driver(parts.group("kind")) + ":" + place + others, login);
    }

    /** Takes user and password out of the options; gives the others. */
    private static String options(String text, Map<String, String> taken) {
        if (text.isEmpty()) {
            return "";
        }
        String separator = text.startsWith("?") ? "&" : ";";
        StringBuilder others = new StringBuilder();
        for (String option : text.substring(1).split(separator, -1)) {
            String[] pair = option.split("=", 2);
            String key = pair[0].toLowerCase(Locale.ROOT);
            if (pair.length == 2 && List.of("user", "password").contains(key)) {
                taken.put(key, decoded(pair[1]));
            } else if (!option.isEmpty()) {
                others.append(others.isEmpty() ? text.charAt(0) : separator.charAt(0))
                        .append(option);
            }
        }
        return others.toString();
    }

    private static Optional<String> user(String[] given, Map<String, String> options, Map<String, String> environment) {
        return given[0].isEmpty()
                ? Optional.ofNullable(options.get("user")).or(() -> Optional.ofNullable(environment.get(USER_VARIABLE)))
                : Optional.of(decoded(given[0]));
    }

    private static Optional<String> password(
            String[] given, Map<String, String> options, Map<String, String> environment, Optional<Path> file) {
        if (given.length == 2) {
            return Optional.of(decoded(given[1]));
        }
        return Optional.ofNullable(options.get("password"))
                .or(() -> file.map(DatabaseAddress::firstLine))
                .or(() -> Optional.ofNullable(environment.get(PASSWORD_VARIABLE)));
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private static String firstLine(Path file) {
        try {
            if (Files.size(file) > MAX_PASSWORD_FILE) {
                throw ReplayException.usage(file + " is no password file: it has more than 4 KB");
            }
            return Files.readString(file).lines().findFirst().orElse("");
        } catch (IOException e) {
            throw ReplayException.usage("cannot read the password file " + file);
        }
    }

    /** The database without user, password and options, such as {@code postgresql://localhost/shop}. */
    public String name() {
        return name;
    }

    Kind kind() {
        return kind;
    }

    String url() {
        return url;
    }

    /** User, password, and how long to wait. */
    Properties properties() {
        Properties properties = new Properties();
        properties.putAll(login);
        kind.settings(CONNECT_SECONDS, ANSWER_SECONDS).forEach((key, value) -> {
            if (!url.contains(key + "=")) {
                properties.setProperty(key, value);
            }
        });
        return properties;
    }

    /** A text without the password, should it have it. */
    String hidden(String text) {
        String password = login.getProperty("password", "");
        return password.isEmpty() ? text : text.replace(password, "***");
    }

    @Override
    public String toString() {
        return name;
    }

    /** What is known of a kind of database. */
    enum Kind {
        POSTGRES,
        MYSQL,
        OTHER;

        static Kind named(String name) {
            return switch (name) {
                case "postgresql" -> POSTGRES;
                case "mysql", "mariadb" -> MYSQL;
                default -> OTHER;
            };
        }

        /** The name that the driver goes by. */
        String driver(String name) {
            return this == MYSQL ? "mariadb" : name;
        }

        Map<String, String> settings(int connectSeconds, int answerSeconds) {
            return switch (this) {
                case POSTGRES ->
                    Map.of(
                            "connectTimeout", Integer.toString(connectSeconds),
                            "loginTimeout", Integer.toString(connectSeconds),
                            "socketTimeout", Integer.toString(answerSeconds),
                            "ApplicationName", "tributary-replay",
                            "options", "-c TimeZone=UTC");
                case MYSQL ->
                    Map.of(
                            "connectTimeout",
                            Integer.toString(connectSeconds * 1000),
                            "socketTimeout",
                            Integer.toString(answerSeconds * 1000),
                            "sessionVariables",
                            "time_zone='+00:00'",
                            "allowLocalInfile",
                            "false");
                case OTHER -> Map.of();
            };
        }

        /** What to select of a text, so that no value takes the memory. */
        String bounded(String column, int characters) {
            return this == OTHER ? column : "LEFT(" + column + ", " + characters + ")";
        }
    }
}
