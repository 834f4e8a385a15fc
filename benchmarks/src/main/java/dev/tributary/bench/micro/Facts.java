package dev.tributary.bench.micro;

import dev.tributary.bench.data.SampleFacts;
import dev.tributary.bench.data.SampleFacts.Order;
import dev.tributary.facts.CampaignResult;
import dev.tributary.schemas.FactKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Facts for single steps, made once and gone through in a circle. */
final class Facts {

    static final int COUNT = 65_536;

    private Facts() {}

    static SampleFacts sample() {
        return new SampleFacts(COUNT, 5_000, Order.BY_DAY, 1);
    }

    static CampaignResult[] make() {
        List<CampaignResult> facts = new ArrayList<>(COUNT);
        sample().forEachFact(facts::add);
        return facts.toArray(CampaignResult[]::new);
    }

    static byte[] key(CampaignResult fact) {
        return new FactKey(fact.getWorkspace(), fact.getCustomerId(), fact.getId())
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }
}
