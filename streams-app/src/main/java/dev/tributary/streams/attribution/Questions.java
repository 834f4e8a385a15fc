package dev.tributary.streams.attribution;

import dev.tributary.attribution.Touch;
import java.util.List;

/** What is asked of the service. */
interface Questions {

    /** The service shall attribute a journey. */
    void ask(String workspace, String user, Conversion conversion, List<Touch> touches);

    /** The conversion has no journey any more. */
    void withdraw(String workspace, String user, Conversion conversion);
}
