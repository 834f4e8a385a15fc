package dev.tributary.bench.contender;

import java.lang.management.ManagementFactory;
import javax.management.AttributeNotFoundException;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** How far the Kafka Streams threads of this JVM are, by the metrics that Kafka Streams itself publishes. */
public final class Progress {

    private static final long LIMIT_NANOS = 120_000_000_000L;

    private Progress() {}

    /** Waits for the first record, so that joining the group is not measured. */
    public static void awaitFirstRecord() throws InterruptedException, JMException {
        long deadline = System.nanoTime() + LIMIT_NANOS;
        while (processed() == 0) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("no record was processed in two minutes");
            }
            Thread.sleep(1);
        }
    }

    private static double processed() throws JMException {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        double total = 0;
        for (ObjectName thread :
                server.queryNames(new ObjectName("kafka.streams:type=stream-thread-metrics,*"), null)) {
            total += processed(server, thread);
        }
        return total;
    }

    private static double processed(MBeanServer server, ObjectName thread) throws JMException {
        try {
            return ((Number) server.getAttribute(thread, "process-total")).doubleValue();
        } catch (AttributeNotFoundException | InstanceNotFoundException e) {
            return 0; // the thread is just starting or ending
        }
    }
}
