package dev.tributary.api.attribution;

import dev.tributary.api.http.FieldError;
import dev.tributary.api.http.ListRequest;
import dev.tributary.api.http.ProblemException;
import dev.tributary.api.stores.Slice;
import dev.tributary.attribution.paths.MarkovModel.Losses;
import dev.tributary.query.Rollup;
import dev.tributary.query.attribution.AttributionRollups;
import dev.tributary.query.attribution.CreditModel;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A request for figures of attribution.
 *
 * @param list what it asks for
 */
record AttributionRequest(ListRequest list) {

    /** Conversions of the users asked for, in the state asked for. */
    Slice conversions() {
        Slice ofUsers = channelDays(AttributionRollups.CONVERSIONS);
        return Optional.ofNullable(list.choices().get("state"))
                .map(state -> ofUsers.where("state", state))
                .orElse(ofUsers);
    }

    /** The model asked for. */
    String model() {
        return list.choices().getOrDefault("model", CreditModel.IHC.text());
    }

    /** Whether the users who did not convert count. */
    Losses losses() {
        return "true".equals(list.choices().get("losses")) ? Losses.COUNTED : Losses.LEFT_OUT;
    }

    /** @throws ProblemException where losses are asked for */
    void refuseLosses() {
        if (losses() == Losses.COUNTED) {
            throw ProblemException.unprocessable(new FieldError(
                    "losses", "has no meaning for the model " + model() + ", only for markov and shapley"));
        }
    }

    /** All that lies on the days of the range. */
    Slice days(Rollup rollup) {
        return new Slice(rollup, Map.of(), list.from(), list.to());
    }

    /** The same of the channels asked for. */
    Slice channelDays(Rollup rollup) {
        return new Slice(rollup, list.filters(), list.from(), list.to());
    }

    /** Whether a channel is asked for. */
    boolean wants(String channel) {
        return list.filters().getOrDefault("channel_name", Set.of(channel)).contains(channel);
    }
}
