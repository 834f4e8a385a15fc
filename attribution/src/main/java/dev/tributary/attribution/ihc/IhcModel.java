package dev.tributary.attribution.ihc;

import dev.tributary.attribution.Apportionment;
import dev.tributary.attribution.Journey;
import dev.tributary.attribution.Touch;
import java.util.ArrayList;
import java.util.List;

/**
 * IHC as the current service computes it: which touches initialized, held and closed a journey.
 *
 * <p>The same journey gets the same shares on every machine: the arithmetic is of plain IEEE operations in the order of
 * the touches. Safe for several threads.
 */
public final class IhcModel {

    private final IhcParameters parameters;

    private IhcModel(IhcParameters parameters) {
        this.parameters = parameters;
    }

    /** The model with these parameters. */
    public static IhcModel of(IhcParameters parameters) {
        return new IhcModel(parameters);
    }

    /** The shares of a journey's touches, oldest first. */
    public List<IhcShares> attribute(Journey journey) {
        return attribute(journey, Redistribution.NONE);
    }

    /** The shares of a journey's touches, oldest first, after a redistribution. */
    public List<IhcShares> attribute(Journey journey, Redistribution redistribution) {
        List<Touch> touches = journey.touches();
        Phases phases = new Phases(touches, parameters);
        double[] initializer = redistribution.initializer().apply(touches, phases.initializer());
        double[] holder = redistribution.holder().apply(touches, phases.holder());
        double[] closer = redistribution.closer().apply(touches, phases.closer());
        return rounded(touches, initializer, holder, closer, combined(initializer, holder, closer));
    }

    private double[] combined(double[] initializer, double[] holder, double[] closer) {
        boolean holderIsEmpty = Values.areEmpty(holder);
        double[] ihc = new double[initializer.length];
        for (int k = 0; k < ihc.length; k++) {
            ihc[k] = parameters.phases().combine(initializer[k], holder[k], closer[k], holderIsEmpty);
        }
        return ihc;
    }

    private static List<IhcShares> rounded(
            List<Touch> touches, double[] initializer, double[] holder, double[] closer, double[] ihc) {
        int[] initializers = Apportionment.ofUnits(initializer, IhcShares.WHOLE);
        int[] holders = Apportionment.ofUnits(holder, IhcShares.WHOLE);
        int[] closers = Apportionment.ofUnits(closer, IhcShares.WHOLE);
        int[] wholes = Apportionment.ofUnits(ihc, IhcShares.WHOLE);
        List<IhcShares> shares = new ArrayList<>(touches.size());
        for (int k = 0; k < touches.size(); k++) {
            shares.add(new IhcShares(touches.get(k), initializers[k], holders[k], closers[k], wholes[k]));
        }
        return List.copyOf(shares);
    }
}
