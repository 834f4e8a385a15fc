package dev.tributary.api.http;

/**
 * What is wrong with one part of a request.
 *
 * @param field the parameter or header
 * @param message what is wrong, and what would be right
 */
public record FieldError(String field, String message) {}
