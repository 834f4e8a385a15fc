package dev.tributary.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.producers.ExitCodes;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code re-drive}: dead letters sent again. */
@Command(
        name = "re-drive",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Sends dead letters to the topic they came from again: those named, or all of a stage and "
                    + "reason. A fact counts once, however often it is sent. Rows of files, samples and refused "
                    + "journeys cannot be sent again."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tributary re-drive 0-17 2-4",
            "  tributary re-drive --stage deserialization --reason 'schema is unknown'",
            "",
            "Exit codes: 0 fine; 1 failed; 2 wrong usage; 4 the stack or the API cannot be reached."
        })
final class ReDriveCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private ApiOptions api = new ApiOptions();

    @Parameters(paramLabel = "ID", arity = "0..*", description = "Ids, as GET /api/dead-letters has them.")
    private List<String> ids = List.of();

    @Option(names = "--stage", paramLabel = "STAGE", description = "deserialization, processing or production.")
    private @Nullable String stage;

    @Option(names = "--reason", paramLabel = "REASON", description = "The reason, as the ledger counts it.")
    private @Nullable String reason;

    @Option(names = "--workspace", paramLabel = "NAME", description = "The workspace (default).")
    private String workspace = "default";

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        if (ids.isEmpty() == (stage == null && reason == null)) {
            throw usage("name dead letters by their ids, or give --stage and --reason");
        }
        long sent = 0;
        try (ApiClient client = new ApiClient(api.address())) {
            ObjectNode order = order();
            JsonNode answer;
            do {
                answer = send(client, order);
                sent += answer.path("sent").asLong();
                order.set("cursor", answer.path("next"));
            } while (answer.path("next").isTextual());
        }
        System.out.println(json ? "{\"sent\":" + sent + "}" : sent + " dead letters are sent again");
        return ExitCodes.FINE;
    }

    private ObjectNode order() {
        ObjectNode order = JSON.createObjectNode();
        if (ids.isEmpty()) {
            order.put("stage", stage).put("reason", reason);
        } else {
            ids.forEach(order.putArray("ids")::add);
        }
        return order;
    }

    private JsonNode send(ApiClient client, ObjectNode order) throws IOException {
        String path = "/api/dead-letters/re-drive?workspace=" + URLEncoder.encode(workspace, StandardCharsets.UTF_8);
        try {
            return JSON.readTree(client.ask(path, request -> request.header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(order.toString())))
                    .body());
        } catch (IllegalArgumentException refused) {
            throw usage(String.valueOf(refused.getMessage()));
        }
    }

    private ParameterException usage(String message) {
        CommandSpec command = spec;
        if (command == null) {
            throw new IllegalStateException("picocli sets the specification before the command runs");
        }
        return new ParameterException(command.commandLine(), message);
    }
}
