package dev.tributary.ihc.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.attribution.Touch;
import dev.tributary.attribution.ihc.Redistribution;
import dev.tributary.ihc.KeyedJourney;
import java.util.Iterator;
import java.util.List;

/** Journeys as the body of a request: one flat list of sessions. */
public final class RequestWriter {

    private RequestWriter() {}

    /** The bytes of a request; the same journeys give the same bytes. */
    public static byte[] write(List<KeyedJourney> journeys, Redistribution redistribution) {
        ObjectNode json = WireJson.object();
        ArrayNode sessions = json.putArray("customer_journeys");
        for (KeyedJourney keyed : journeys) {
            Iterator<Touch> touches = keyed.journey().touches().iterator();
            while (touches.hasNext()) {
                Touch touch = touches.next();
                // The conversion lies in the last touch whatever it is: the service leaves out what comes after it.
                write(keyed.key(), touch, !touches.hasNext(), sessions.addObject());
            }
        }
        if (!redistribution.equals(Redistribution.NONE)) {
            json.set("redistribution_parameter", RedistributionJson.write(redistribution));
        }
        return WireJson.write(json);
    }

    private static void write(String key, Touch touch, boolean conversion, ObjectNode session) {
        session.put("conversion_id", key)
                .put("session_id", touch.id())
                .put("timestamp", WireTimes.format(touch.at()))
                .put("channel_label", touch.channel())
                .put("holder_engagement", flag(touch.holderEngaged()))
                .put("closer_engagement", flag(touch.closerEngaged()))
                .put("conversion", flag(conversion))
                .put("impression_interaction", flag(touch.impression()));
    }

    private static int flag(boolean set) {
        return set ? 1 : 0;
    }
}
