package dev.tributary.twin;

import java.sql.SQLException;

/** The embedded database refused a statement or a value: an amount beyond its column, a sum beyond 38 digits. */
public final class TwinException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TwinException(SQLException cause) {
        super(String.valueOf(cause.getMessage()).lines().findFirst().orElse("the embedded database failed"), cause);
    }
}
