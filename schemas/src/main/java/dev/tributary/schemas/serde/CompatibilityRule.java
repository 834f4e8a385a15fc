package dev.tributary.schemas.serde;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tributary.schemas.serde.RegistryHttp.Answer;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the registry refuse a new version of a subject's schema that cannot read what was written with any earlier one.
 *
 * <p>Registries differ in what they demand by default: the last version only, or nothing. A rule for all subjects that
 * demands as much stays, and so does another one that somebody has given the subject itself. Schemas are registered all
 * the same where the rule cannot be set.
 */
final class CompatibilityRule {

    private static final Logger LOG = LoggerFactory.getLogger(CompatibilityRule.class);

    private static final String WANTED = "BACKWARD_TRANSITIVE";
    private static final Set<String> ENOUGH = Set.of(WANTED, "FULL_TRANSITIVE");

    private final RegistryHttp http;
    private Optional<String> ofAllSubjects = Optional.empty();

    CompatibilityRule(RegistryHttp http) {
        this.http = http;
    }

    /** For a subject that has a version already; before that, some registries know nothing of it. */
    void require(String subject) {
        String path = "/config/" + RegistryHttp.segment(subject);
        try {
            String all = ofAllSubjects();
            if (ENOUGH.contains(all) || isChosen(http.get(path), all)) {
                return;
            }
            String rule = JsonNodeFactory.instance
                    .objectNode()
                    .put("compatibility", WANTED)
                    .toString();
            Answer answer = http.put(path, rule);
            if (!answer.isFine()) {
                tell(subject, "status " + answer.status() + answer.message());
            }
        } catch (RegistryUnavailableException e) {
            tell(subject, String.valueOf(e.getMessage()));
        }
    }

    /** Asked once, since all subjects of a client are registered at its start. */
    private synchronized String ofAllSubjects() {
        String level = ofAllSubjects.orElseGet(() -> level(http.get("/config")));
        ofAllSubjects = Optional.of(level);
        return level;
    }

    /** Some registries answer for a subject without a rule of its own with that for all. */
    private static boolean isChosen(Answer own, String all) {
        return own.isFine() && !level(own).equals(all);
    }

    private static String level(Answer answer) {
        return answer.json().path("compatibilityLevel").asText();
    }

    private static void tell(String subject, String reason) {
        LOG.warn(
                "cannot have the registry compare versions of {} ({}); set {} there by hand, or an incompatible producer is"
                        + " noticed only by its dead letters",
                subject,
                reason,
                WANTED);
    }
}
