package dev.tributary.api.server;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;

/** Bounds connections in number, and the time that a request takes to arrive on one. */
@Singleton
final class ConnectionGuard implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

    private final ConnectionLimits limits;
    private final AtomicInteger open = new AtomicInteger();

    ConnectionGuard(ConnectionLimits limits) {
        this.limits = limits;
    }

    @Override
    public NettyServerCustomizer.Registry onCreated(BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
        NettyServerCustomizer.Registry registry = event.getBean();
        registry.register(new NettyServerCustomizer() {
            @Override
            public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
                return role == ChannelRole.CONNECTION ? new Connection(channel) : this;
            }
        });
        return registry;
    }

    private final class Connection implements NettyServerCustomizer {

        private final Channel channel;

        Connection(Channel channel) {
            this.channel = channel;
        }

        @Override
        public void onInitialPipelineBuilt() {
            int number = open.incrementAndGet();
            channel.closeFuture().addListener(closed -> open.decrementAndGet());
            if (number > limits.connections()) {
                channel.close();
                return;
            }
            ChannelPipeline pipeline = channel.pipeline();
            RequestTimer timer = new RequestTimer(limits.request());
            pipeline.addFirst(timer);
            if (pipeline.get(ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC) != null) {
                pipeline.addAfter(
                        ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC, "request-end", timer.requestEnd());
            }
        }
    }
}
