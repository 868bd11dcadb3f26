package dev.contenttrust.live.stack;

import java.io.IOException;

/** A running server and the port of loopback on which it answers. */
record Server(ServerProcess process, int port) implements AutoCloseable {
    private static final int TRIES = 3;

    /**
     * Starts a server on a free port and waits until it answers there. Another process may take the port in between: then
     * the server ends at once and is started on another one.
     */
    static Server start(String name, Launch launch, Probe probe) {
        String lastWords = "";
        for (int i = 0; i < TRIES; i++) {
            int port = FreePort.next();
            ServerProcess process = launch.on(port);
            awaitAnswerOrEnd(name, process, () -> probe.ask(port));
            if (!process.hasEnded()) {
                return new Server(process, port);
            }
            lastWords = process.lastWords();
        }
        throw new AssertionError(name + " ended early:\n" + lastWords);
    }

    private static void awaitAnswerOrEnd(String name, ServerProcess process, Asking asking) {
        try {
            Await.until(name + " answers", () -> {
                if (!process.hasEnded()) {
                    asking.ask();
                }
                return true;
            });
        } catch (AssertionError never) {
            process.close();
            throw new AssertionError(never.getMessage() + "\n" + process.lastWords(), never);
        }
    }

    @Override
    public void close() {
        process.close();
    }

    /** Starts the server on the port. */
    interface Launch {
        ServerProcess on(int port);
    }

    /** Throws until the server answers on the port. */
    interface Probe {
        void ask(int port) throws IOException;
    }

    private interface Asking {
        void ask() throws IOException;
    }
}
