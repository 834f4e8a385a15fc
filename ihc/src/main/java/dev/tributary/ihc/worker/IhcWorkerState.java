package dev.tributary.ihc.worker;

import java.time.Instant;

/** How the worker fares. */
public sealed interface IhcWorkerState {

    /** It asks, or has nothing to ask. */
    record Running() implements IhcWorkerState {}

    /** The service, the registry or Kafka fails; it tries again shortly. */
    record Waiting(Instant since, String because) implements IhcWorkerState {}

    /** The service turns it away; it tries again after a long pause, or when it is started anew with other settings. */
    record Stopped(Instant since, String because) implements IhcWorkerState {}
}
