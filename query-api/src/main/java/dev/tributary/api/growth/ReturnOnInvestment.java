package dev.tributary.api.growth;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The rows of {@code roi}. */
final class ReturnOnInvestment {

    private ReturnOnInvestment() {}

    /**
     * One source.
     *
     * @param revenue all that its buyers have brought
     * @param romi revenue / cost, 1 at break-even; where net is asked for, 0
     * @param paybackPeriod the first period after the first orders by whose end the revenue has reached the cost
     */
    record BySource(
            Optional<String> source,
            BigDecimal cost,
            BigDecimal revenue,
            Optional<BigDecimal> romi,
            Optional<Long> paybackPeriod) {

        List<String> key() {
            return List.of(Names.stored(source), "");
        }
    }

    /**
     * One cohort up to its n-th period.
     *
     * @param ltv revenue so far / buyers
     * @param cac costs of the cohort's period / buyers
     * @param romi ltv / cac
     */
    record ByCohort(
            LocalDate cohort,
            long periodNumber,
            Optional<BigDecimal> ltv,
            Optional<BigDecimal> cac,
            Optional<BigDecimal> romi) {

        List<String> key() {
            return List.of(cohort.toString(), Long.toString(periodNumber));
        }
    }
}
