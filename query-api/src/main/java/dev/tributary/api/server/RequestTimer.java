package dev.tributary.api.server;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.LastHttpContent;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection on which a request takes too long to arrive, however steadily its bytes drip in. Looked at a few
 * times in that while rather than timed for each request, so that it costs nothing.
 */
final class RequestTimer extends ChannelInboundHandlerAdapter {

    private static final int LOOKS = 4;

    private final long limitNanos;
    private boolean arriving;
    private long since;
    private @Nullable ScheduledFuture<?> looks;

    RequestTimer(Duration limit) {
        this.limitNanos = limit.toNanos();
    }

    /** The handler behind the decoder, which sees the end of each request. */
    ChannelHandler requestEnd() {
        return new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
                if (message instanceof LastHttpContent) {
                    arriving = false;
                }
                super.channelRead(context, message);
            }
        };
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        long pause = limitNanos / LOOKS;
        looks = context.executor().scheduleWithFixedDelay(() -> look(context), pause, pause, TimeUnit.NANOSECONDS);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) throws Exception {
        if (!arriving) {
            arriving = true;
            since = System.nanoTime();
        }
        super.channelRead(context, bytes);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        ScheduledFuture<?> running = looks;
        if (running != null) {
            running.cancel(false);
        }
        super.channelInactive(context);
    }

    private void look(ChannelHandlerContext context) {
        if (arriving && System.nanoTime() - since > limitNanos) {
            context.close();
        }
    }
}
