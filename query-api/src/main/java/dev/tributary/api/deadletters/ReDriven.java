package dev.tributary.api.deadletters;

import java.util.Optional;

/**
 * The answer of {@code /api/dead-letters/re-drive}.
 *
 * @param sent letters sent again
 * @param next the cursor to go on with, where there are more of them
 */
record ReDriven(int sent, Optional<String> next) {}
