package dev.tributary.api.http;

import java.util.List;
import java.util.Optional;

/** An answer with a page of rows: its record is the JSON, its lines are the CSV. */
public interface ListAnswer {

    /** The lines of the CSV; their components are the columns. */
    List<? extends Record> lines();

    /** The cursor of the next page; empty on the last one. */
    Optional<String> next();

    Freshness freshness();
}
