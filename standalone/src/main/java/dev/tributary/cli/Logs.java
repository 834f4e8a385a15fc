package dev.tributary.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Where log lines go: errors to the error stream by default, all of them with {@code --verbose}, and to a file on demand. */
final class Logs {

    /** Set where the user asked for {@code --verbose}. */
    static final String VERBOSE_PROPERTY = "tributary.verbose";

    private static final String PATTERN = "%d{yyyy-MM-dd'T'HH:mm:ss.SSS} %-5level [%thread] %logger{30} - %msg%n";

    /** Kafka tells much at INFO that only its own developers read. */
    private static final List<String> TALKATIVE =
            List.of("org.apache.kafka", "kafka", "state.change.logger", "io.zonky");

    private Logs() {}

    /** Shows every line of level INFO or above on the error stream. */
    static void verbose() {
        System.setProperty(VERBOSE_PROPERTY, "true");
        root().setLevel(Level.INFO);
    }

    /** Sends the log to a file as well, which is rolled at 10 MB. */
    static void toFile(Path file) {
        LoggerContext context = root().getLoggerContext();
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        appender.setContext(context);
        appender.setName("file");
        appender.setFile(file.toString());
        appender.setEncoder(encoder(context));
        appender.setTriggeringPolicy(bySize(context));
        appender.setRollingPolicy(window(context, appender, file));
        appender.start();

        if (!Boolean.getBoolean(VERBOSE_PROPERTY)) {
            quietConsole();
        }
        setLevels();
        root().addAppender(appender);
    }

    /** Sends to the error stream what a log file would hold. */
    static void toConsole() {
        setLevels();
    }

    private static void setLevels() {
        if (!Boolean.getBoolean(VERBOSE_PROPERTY)) {
            TALKATIVE.forEach(name -> logger(name).setLevel(Level.WARN));
            logger("org.apache.kafka.streams").setLevel(Level.INFO);
        }
        root().setLevel(Level.INFO);
    }

    /** The console belongs to the friendly lines; the log file has the rest. */
    private static void quietConsole() {
        root().detachAppender("stderr");
    }

    private static PatternLayoutEncoder encoder(LoggerContext context) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(PATTERN);
        encoder.start();
        return encoder;
    }

    private static SizeBasedTriggeringPolicy<ILoggingEvent> bySize(LoggerContext context) {
        SizeBasedTriggeringPolicy<ILoggingEvent> policy = new SizeBasedTriggeringPolicy<>();
        policy.setContext(context);
        policy.setMaxFileSize(FileSize.valueOf("10MB"));
        policy.start();
        return policy;
    }

    private static FixedWindowRollingPolicy window(
            LoggerContext context, RollingFileAppender<ILoggingEvent> appender, Path file) {
        FixedWindowRollingPolicy policy = new FixedWindowRollingPolicy();
        policy.setContext(context);
        policy.setParent(appender);
        policy.setFileNamePattern(file + ".%i");
        policy.setMinIndex(1);
        policy.setMaxIndex(4);
        policy.start();
        return policy;
    }

    private static Logger root() {
        return logger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }
}
