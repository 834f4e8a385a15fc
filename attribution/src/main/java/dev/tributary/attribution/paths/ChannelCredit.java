package dev.tributary.attribution.paths;

import java.math.BigDecimal;

/** What a channel is credited with: a part of the conversions and of the revenue, each at twelve decimals. */
public record ChannelCredit(String channel, BigDecimal conversions, BigDecimal revenue) {

    /** Decimals of both credits. */
    public static final int SCALE = 12;
}
