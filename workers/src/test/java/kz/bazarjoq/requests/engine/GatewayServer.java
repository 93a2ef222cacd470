package kz.bazarjoq.requests.engine;

import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** A gateway that answers as a busy one does stands in for the broker, which can't be kept busy at will. */
final class GatewayServer {

    private GatewayServer() {}

    /** Starts it on a free port of this machine. */
    static Server start(BindableService gateway) throws IOException {
        return NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .addService(gateway)
                .build()
                .start();
    }

    static String address(Server server) {
        return "http://127.0.0.1:" + server.getPort();
    }
}
