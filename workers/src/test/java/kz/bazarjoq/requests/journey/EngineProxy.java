package kz.bazarjoq.requests.journey;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** Stands between workers and engine, and can hold back what the workers say, as a network does at the wrong moment. */
final class EngineProxy implements AutoCloseable {

    private static final int BUFFER_BYTES = 16 * 1024;

    private final ServerSocket server;
    private final int enginePort;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean holdingBack;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    EngineProxy(int enginePort) {
        this.enginePort = enginePort;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Thread.ofVirtual().start(this::accept);
    }

    String address() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    /** From now on nothing that workers say reaches the engine. */
    void holdBack() {
        holdingBack = true;
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (var socket : sockets) {
            socket.close();
        }
        closed.countDown();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var worker = server.accept();
                var engine = new Socket(InetAddress.getLoopbackAddress(), enginePort);
                sockets.addAll(List.of(worker, engine));
                Thread.ofVirtual().start(() -> forwardWhileOpen(worker, engine));
                Thread.ofVirtual().start(() -> copy(engine, worker));
            } catch (IOException closed) {
                // The loop ends with the server socket.
            }
        }
    }

    private void forwardWhileOpen(Socket worker, Socket engine) {
        copy(worker, engine, () -> {
            if (holdingBack) {
                closed.await();
            }
        });
    }

    private static void copy(Socket from, Socket to) {
        copy(from, to, () -> {});
    }

    private static void copy(Socket from, Socket to, Gate beforeEach) {
        try (from;
                to) {
            InputStream source = from.getInputStream();
            OutputStream target = to.getOutputStream();
            var buffer = new byte[BUFFER_BYTES];
            for (var count = source.read(buffer); count >= 0; count = source.read(buffer)) {
                beforeEach.pass();
                target.write(buffer, 0, count);
            }
        } catch (IOException ended) {
            // One side is gone, and so is the connection.
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets bytes pass, or keeps them waiting. */
    private interface Gate {

        void pass() throws InterruptedException;
    }
}
