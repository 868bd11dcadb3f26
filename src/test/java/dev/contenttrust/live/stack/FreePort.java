package dev.contenttrust.live.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports on loopback that nobody listens on. */
final class FreePort {
    /** Below the range from which Linux takes the ports of outgoing connections, so that none of those steals it. */
    private static final int FIRST = 16_384;

    private static final int END = 32_768;
    private static final int TRIES = 1_000;

    private FreePort() {}

    static int next() {
        for (int i = 0; i < TRIES; i++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, END);
            if (isFree(port)) {
                return port;
            }
        }
        throw new AssertionError("no free port on loopback");
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
