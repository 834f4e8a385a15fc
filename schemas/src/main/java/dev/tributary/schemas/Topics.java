package dev.tributary.schemas;

import dev.tributary.facts.AdCost;
import dev.tributary.facts.CampaignResult;
import dev.tributary.facts.Customer;
import dev.tributary.facts.Order;
import dev.tributary.facts.Session;
import dev.tributary.facts.VoucherGrant;
import dev.tributary.ihc.messages.IhcAnswer;
import dev.tributary.ihc.messages.IhcJourney;
import dev.tributary.replay.ReplayRun;
import dev.tributary.verify.VerificationRun;
import dev.tributary.views.AcquisitionCost;
import dev.tributary.views.ActiveUsers;
import dev.tributary.views.CategoryRevenue;
import dev.tributary.views.CategoryTypePerformance;
import dev.tributary.views.ChannelReporting;
import dev.tributary.views.ConversionRate;
import dev.tributary.views.CostDay;
import dev.tributary.views.CustomerActivity;
import dev.tributary.views.CustomerJourney;
import dev.tributary.views.FilteredAggregation;
import dev.tributary.views.LifetimeValue;
import dev.tributary.views.OrderPeriod;
import dev.tributary.views.ProductSales;
import dev.tributary.views.Retention;
import dev.tributary.views.ReturnOnInvestment;
import dev.tributary.views.SessionDay;
import dev.tributary.views.StatusDistribution;
import dev.tributary.views.TimeToOrder;
import dev.tributary.views.VoucherSegment;
import dev.tributary.views.VoucherValue;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/**
 * Every topic that Tributary shares with other programs, usually under one prefix.
 *
 * <p>Fact, view and replay topics are compacted and never expire by age; dead letters are kept for ever.
 *
 * @param prefix of facts and replay runs
 * @param outputs the prefix of all that the topology writes, where it takes up the same facts beside another application
 */
public record Topics(String prefix, String outputs) {

    public static final String DEFAULT_PREFIX = "tributary";

    /** All topics under one prefix. */
    public Topics(String prefix) {
        this(prefix, prefix);
    }

    /** The topics under the default prefix. */
    public static Topics withDefaultPrefix() {
        return new Topics(DEFAULT_PREFIX);
    }

    public Topic<CampaignResult> campaignResults() {
        return fact("campaign-result", CampaignResult.class);
    }

    public Topic<Session> sessions() {
        return fact("session", Session.class);
    }

    public Topic<Order> orders() {
        return fact("order", Order.class);
    }

    public Topic<Customer> customers() {
        return fact("customer", Customer.class);
    }

    public Topic<AdCost> adCosts() {
        return fact("ad-cost", AdCost.class);
    }

    public Topic<VoucherGrant> voucherGrants() {
        return fact("voucher-grant", VoucherGrant.class);
    }

    public Topic<ConversionRate> conversionRates() {
        return view("conversion-rates", ConversionRate.class);
    }

    public Topic<StatusDistribution> statusDistribution() {
        return view("status-distribution", StatusDistribution.class);
    }

    public Topic<CategoryTypePerformance> categoryTypePerformance() {
        return view("category-type-performance", CategoryTypePerformance.class);
    }

    public Topic<FilteredAggregation> filteredAggregation() {
        return view("filtered-aggregation", FilteredAggregation.class);
    }

    public Topic<ActiveUsers> activeUsers() {
        return view("active-users", ActiveUsers.class);
    }

    public Topic<SessionDay> sessionDays() {
        return view("sessions", SessionDay.class);
    }

    public Topic<Retention> retention() {
        return view("retention", Retention.class);
    }

    public Topic<TimeToOrder> timeToOrder() {
        return view("time-to-order", TimeToOrder.class);
    }

    public Topic<OrderPeriod> orderPeriods() {
        return view("orders", OrderPeriod.class);
    }

    public Topic<LifetimeValue> lifetimeValues() {
        return view("ltv", LifetimeValue.class);
    }

    public Topic<CostDay> costDays() {
        return view("costs", CostDay.class);
    }

    public Topic<AcquisitionCost> acquisitionCosts() {
        return view("cac", AcquisitionCost.class);
    }

    public Topic<ReturnOnInvestment> returnsOnInvestment() {
        return view("roi", ReturnOnInvestment.class);
    }

    public Topic<CustomerJourney> customerJourneys() {
        return view("customer-journeys", CustomerJourney.class);
    }

    public Topic<ChannelReporting> channelReporting() {
        return view("channel-reporting", ChannelReporting.class);
    }

    public Topic<VoucherSegment> voucherSegments() {
        return view("voucher-segments", VoucherSegment.class);
    }

    public Topic<VoucherValue> voucherValues() {
        return view("voucher-values", VoucherValue.class);
    }

    public Topic<CategoryRevenue> categoryRevenue() {
        return view("category-revenue", CategoryRevenue.class);
    }

    public Topic<ProductSales> productSales() {
        return view("product-sales", ProductSales.class);
    }

    public Topic<CustomerActivity> customerActivity() {
        return view("customer-activity", CustomerActivity.class);
    }

    /** Journeys on their way to the IHC service; compacted, the topology's own. */
    public Topic<IhcJourney> ihcJourneys() {
        return new Topic<>(outputs + ".internal.ihc-journeys", IhcJourney.class);
    }

    /** What the IHC service answered, on its way to the topology; compacted. */
    public Topic<IhcAnswer> ihcAnswers() {
        return new Topic<>(outputs + ".internal.ihc-answers", IhcAnswer.class);
    }

    /** The progress of every replay run, key {@code workspace/dataset/run}. */
    public Topic<ReplayRun> replayRuns() {
        return new Topic<>(prefix + ".replay-runs", ReplayRun.class);
    }

    /** What each run of {@code verify} found. */
    public Topic<VerificationRun> verifications() {
        return new Topic<>(outputs + ".verifications", VerificationRun.class);
    }

    /** Rejected rows and records, payload untouched, reason and origin in {@link DeadLetterHeaders}. */
    public String deadLetters() {
        return outputs + ".dead-letters";
    }

    /** Partial rows of merged rollups on their way to the second stage; compacted, the topology's own. */
    public String partials() {
        return outputs + ".internal.partials";
    }

    public List<Topic<? extends SpecificRecord>> facts() {
        return List.of(campaignResults(), sessions(), orders(), customers(), adCosts(), voucherGrants());
    }

    public List<Topic<? extends SpecificRecord>> views() {
        return List.of(
                conversionRates(),
                statusDistribution(),
                categoryTypePerformance(),
                filteredAggregation(),
                activeUsers(),
                sessionDays(),
                retention(),
                timeToOrder(),
                orderPeriods(),
                lifetimeValues(),
                costDays(),
                acquisitionCosts(),
                returnsOnInvestment(),
                customerJourneys(),
                channelReporting(),
                voucherSegments(),
                voucherValues(),
                categoryRevenue(),
                productSales(),
                customerActivity());
    }

    private <V extends SpecificRecord> Topic<V> fact(String name, Class<V> type) {
        return new Topic<>(prefix + ".facts." + name, type);
    }

    private <V extends SpecificRecord> Topic<V> view(String name, Class<V> type) {
        return new Topic<>(outputs + ".views." + name, type);
    }
}
