package dev.tributary.attribution.ihc;

import dev.tributary.attribution.Touch;
import java.util.List;
import java.util.Map;

/** The values of a journey's touches in each phase, before any rounding: each sums to one, or is zero throughout. */
final class Phases {

    private final List<Touch> touches;
    private final IhcParameters parameters;
    private final Impressions impressions;
    private final double[] initializer;
    private final double[] holder;
    private final double[] closer;

    Phases(List<Touch> touches, IhcParameters parameters) {
        this.touches = touches;
        this.parameters = parameters;
        this.impressions = new Impressions(touches);
        double[] memberships = memberships();
        int start = restart(memberships);
        double[] uncut = initialized(memberships, 0);
        this.initializer = initialized(memberships, start);
        this.closer = closed();
        this.holder = held(uncut, start);
    }

    double[] initializer() {
        return initializer;
    }

    double[] holder() {
        return holder;
    }

    double[] closer() {
        return closer;
    }

    private double[] memberships() {
        double[] memberships = new double[touches.size()];
        memberships[0] = 1;
        for (int k = 1; k < memberships.length; k++) {
            memberships[k] = parameters.initializer().at(Hours.between(touches.get(k - 1), touches.get(k)));
        }
        impressions.scale(memberships);
        return memberships;
    }

    /** The last touch that is an initializer beyond doubt: what lies before it was another journey. */
    private static int restart(double[] memberships) {
        int start = memberships.length - 1;
        while (start > 0 && memberships[start] < 1) {
            start--;
        }
        return start;
    }

    private double[] initialized(double[] memberships, int start) {
        double[] values = new double[memberships.length];
        for (int k = start; k < values.length; k++) {
            values[k] = memberships[k] * weight(parameters.channels().initializer(), k);
        }
        return Values.normalized(values);
    }

    private double[] closed() {
        double[] values = new double[touches.size()];
        int conversion = impressions.conversion();
        for (int k = 0; k <= conversion; k++) {
            Touch touch = touches.get(k);
            if (k == conversion || touch.closerEngaged() && !touch.impression()) {
                double hours = Hours.between(touch, touches.get(conversion));
                values[k] = parameters.closer().at(hours)
                        * weight(parameters.channels().closer(), k);
            }
        }
        return Values.normalized(values);
    }

    /** A touch holds as far as it neither initializes nor closes: the mean of both means of the complements. */
    private double[] held(double[] uncutInitializer, int start) {
        double[] values = new double[touches.size()];
        for (int k = start; k < values.length; k++) {
            Touch touch = touches.get(k);
            double a = 1 - uncutInitializer[k];
            double b = 1 - closer[k];
            if (touch.holderEngaged() && !touch.impression() && a + b > 0) {
                double means = (2 * a * b / (a + b) + (a + b) / 2) / 2;
                values[k] = means * weight(parameters.channels().holder(), k);
            }
        }
        return Values.normalized(values);
    }

    private double weight(Map<String, Double> weights, int k) {
        return weights.getOrDefault(touches.get(k).channel(), 1.0);
    }
}
