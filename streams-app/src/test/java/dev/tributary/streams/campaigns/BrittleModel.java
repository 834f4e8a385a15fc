package dev.tributary.streams.campaigns;

import dev.tributary.facts.CampaignResult;
import dev.tributary.streams.facts.AdditiveModel;
import dev.tributary.streams.rollup.Deltas;
import dev.tributary.streams.state.ByteReader;
import dev.tributary.streams.state.ByteWriter;

/** The model of campaign results, but for two categories that the code stumbles over. */
public final class BrittleModel implements AdditiveModel<CampaignResult, CampaignRow> {

    public static final String THROWS_WHEN_CHECKED = "throws when checked";
    public static final String THROWS_WHEN_COUNTED = "throws when counted";

    private final CampaignModel sound = new CampaignModel();

    @Override
    public String workspace(CampaignResult fact) {
        return sound.workspace(fact);
    }

    @Override
    public String entity(CampaignResult fact) {
        return sound.entity(fact);
    }

    @Override
    public String id(CampaignResult fact) {
        return sound.id(fact);
    }

    @Override
    public CampaignRow row(CampaignResult fact) {
        throwAt(THROWS_WHEN_CHECKED, fact.getCategory());
        return sound.row(fact);
    }

    @Override
    public void write(CampaignRow row, ByteWriter out) {
        sound.write(row, out);
    }

    @Override
    public CampaignRow read(ByteReader in) {
        return sound.read(in);
    }

    @Override
    public void contribute(CampaignRow row, Deltas deltas) {
        throwAt(THROWS_WHEN_COUNTED, row.category());
        sound.contribute(row, deltas);
    }

    private static void throwAt(String here, String category) {
        if (category.equals(here)) {
            throw new IllegalStateException(here);
        }
    }
}
