package dev.tributary.streams.attribution;

import dev.tributary.attribution.Journey;
import dev.tributary.attribution.ihc.IhcModel;
import dev.tributary.attribution.ihc.IhcParameters;
import dev.tributary.attribution.ihc.IhcParametersFile;
import dev.tributary.attribution.ihc.Redistribution;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who computes IHC. Safe for several threads. */
public sealed interface IhcEngine {

    /** The default parameters, in the process. */
    IhcEngine DEFAULT = local(IhcParameters.DEFAULT, Redistribution.NONE);

    /** What the results depend on beside the journeys, as a number: another one attributes all journeys anew. */
    long fingerprint();

    /** The model in the process. */
    static IhcEngine local(IhcParameters parameters, Redistribution redistribution) {
        return new Local(
                IhcModel.of(parameters),
                redistribution,
                hash("local " + IhcParametersFile.format(parameters) + text(redistribution)));
    }

    /**
     * The service, asked by a worker beside the topology.
     *
     * @param convTypeId what the service was trained for
     * @param redistribution sent with each journey
     */
    static IhcEngine service(String convTypeId, Redistribution redistribution) {
        return new Service(hash("service " + convTypeId + text(redistribution)));
    }

    /** The same in every process: a set has no order of its own. */
    private static String text(Redistribution redistribution) {
        return Stream.of(redistribution.initializer(), redistribution.holder(), redistribution.closer())
                .map(rule -> rule.direction() + " " + rule.receiveThreshold() + " " + new TreeSet<>(rule.channels()))
                .collect(Collectors.joining("; "));
    }

    private static long hash(String text) {
        return ByteBuffer.wrap(Sha256.digest().digest(text.getBytes(StandardCharsets.UTF_8)))
                .getLong();
    }

    /** The model in the process: it never waits and refuses nothing. */
    record Local(IhcModel model, Redistribution redistribution, long fingerprint) implements IhcEngine {

        Verdict attribute(String revision, Journey journey) {
            return Verdict.attributed(
                    revision,
                    model.attribute(journey, redistribution).stream()
                            .map(Verdict.Share::of)
                            .toList());
        }
    }

    /** The service: a journey is pending until its answer comes. */
    record Service(long fingerprint) implements IhcEngine {}
}
