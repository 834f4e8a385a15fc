package dev.tributary.twin.verify;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options that say where the stack listens; what is not given is that of the running stack. */
final class StackOptions {

    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    @Option(
            names = "--streams",
            paramLabel = "URL",
            split = ",",
            description = "Internal endpoints of instances of the topology, instead of the running stack's.")
    private List<URI> streams = List.of();

    /**
     * The addresses to use.
     *
     * @throws ParameterException where one is missing or no address
     */
    StackAddresses addresses(RunningStacks stacks, StackAccess access, CommandSpec spec) throws IOException {
        StackAddresses found = streams.isEmpty()
                ? kafka.running(stacks, access, spec, "--bootstrap-servers, --schema-registry and --streams")
                : kafka.addresses(stacks, access, spec);
        List<URI> instances = streams.isEmpty() ? found.streams() : streams;
        instances.forEach(url -> KafkaOptions.http("--streams", url, spec));
        return new StackAddresses(found.bootstrapServers(), found.schemaRegistry(), instances, found.access());
    }
}
