package dev.contenttrust.transport;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/** Sockets that take what has come from the system in large pieces: OkHttp alone would ask it for eight kilobytes at a time. */
final class RoomySockets extends SocketFactory {
    private static final int ROOM = 64 << 10;

    @Override
    public Socket createSocket() {
        return new RoomySocket();
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw connected();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw connected();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw connected();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        throw connected();
    }

    private static UnsupportedOperationException connected() {
        return new UnsupportedOperationException("OkHttp connects its sockets itself");
    }

    private static final class RoomySocket extends Socket {
        private @Nullable InputStream in;

        /** Always the same one, for the sake of what it has read ahead. */
        @Override
        public synchronized InputStream getInputStream() throws IOException {
            if (in == null) {
                in = new BufferedInputStream(super.getInputStream(), ROOM);
            }
            return in;
        }
    }
}
