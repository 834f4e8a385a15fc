package dev.tributary.ihc.client;

import dev.tributary.ihc.IhcApiSettings;
import dev.tributary.ihc.KeyedJourney;
import dev.tributary.ihc.wire.AnswerJson;
import dev.tributary.ihc.wire.ServiceAnswer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Says what a response means. */
final class Interpreter {

    private final IhcApiSettings settings;
    private final InstantSource clock;
    private final AnswerCheck check;

    Interpreter(IhcApiSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.check = new AnswerCheck(settings.key());
    }

    /** The verdict on each journey of a request. */
    Map<String, Verdict> verdicts(List<KeyedJourney> request, RawReply reply)
            throws TransientFailure, RequestRefusedException, TurnedAwayException {
        Optional<ServiceAnswer> answer = AnswerJson.read(reply.body());
        int status = reply.status() == ServiceAnswer.FINE
                ? answer.flatMap(ServiceAnswer::statusCode).orElse(ServiceAnswer.FINE)
                : reply.status();
        String words = answer.flatMap(ServiceAnswer::message)
                .map(message -> ServiceText.clean(message, settings.key()))
                .filter(message -> !message.isEmpty())
                .map(message -> ": " + message)
                .orElse("");
        if (status == ServiceAnswer.FINE || status == ServiceAnswer.PARTIAL) {
            return check.verdicts(
                    request,
                    answer.filter(whole -> whole.rows().isPresent())
                            .orElseThrow(() -> TransientFailure.broken("the answer is not the JSON of the service")));
        }
        Optional<Duration> retryAfter =
                RetryAfter.of(reply, clock, settings.retries().longestRetryAfter());
        switch (status) {
            case 400, 406, 413, 422 -> throw refused(status, words);
            case 401, 402, 403 ->
                throw new TurnedAwayException("the IHC service refuses the key (status " + status + words
                        + "): check the key and the account");
            case 408, 425 -> throw TransientFailure.broken("status " + status + words, retryAfter);
            case 429 -> throw tooMany(words, retryAfter);
            default -> {
                if (status >= 500) {
                    throw TransientFailure.broken("status " + status + words, retryAfter);
                }
                throw new TurnedAwayException("there is no IHC service at " + settings.url() + " (status " + status
                        + words + "): check the URL");
            }
        }
    }

    /** A conversion type that the service does not know is no fault of any journey. */
    private static RequestRefusedException refused(int status, String words) throws TurnedAwayException {
        if (words.contains("conv_type")) {
            throw new TurnedAwayException(
                    "the IHC service refuses the conversion type (status " + status + words + "): check conv_type_id");
        }
        return new RequestRefusedException("the IHC service refuses it (status " + status + words + ")");
    }

    /** The gateway of the service uses one status for a fast caller and for a used-up quota. */
    private static TransientFailure tooMany(String words, Optional<Duration> retryAfter) throws TurnedAwayException {
        String lower = words.toLowerCase(Locale.ROOT);
        if (lower.contains("limit exceeded") || lower.contains("quota")) {
            throw new TurnedAwayException("the quota of the IHC service is used up (status 429" + words
                    + "): wait for the next period or change the plan");
        }
        return TransientFailure.busy("status 429" + words, retryAfter);
    }
}
