package dev.tributary.query.routing;

/**
 * Whether the stores reflect every fact that was sent before the question.
 *
 * @param progress how far the instances have come
 * @param settled true where nothing is on its way any more
 */
public record Settlement(ClusterProgress progress, boolean settled) {}
