package com.resultity.mesh.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** TCP ports of the loopback address, the only address that a child process ever listens on. */
public final class LocalPort {

    /** The loopback address that children listen on. */
    public static final String HOST = "127.0.0.1";

    private static final int CONNECT_MILLIS = 500;

    /** After so many draws of ports that were all handed out before, nearly every port was, and most are free again. */
    private static final int MOST_DRAWS = 100;

    /** Ports that were handed out: whoever has one may not listen on it yet. */
    private static final Set<Integer> HANDED_OUT = ConcurrentHashMap.newKeySet();

    private LocalPort() {}

    /**
     * Settles which port a process will listen on. The port is not held until then, so that another process may
     * take it in between. To this process the same free port is not handed out twice, as the system may do with
     * one that nobody listens on yet.
     *
     * @param wanted the port from 1 to 65535, or 0 for any that is free
     * @param who what wants it, for the error: "the broker"
     * @return the port to listen on
     * @throws StartFailedException if the wanted port is in use, or not open to this user
     */
    public static int settle(int wanted, String who) {
        int port = bindable(wanted, who);
        boolean first = HANDED_OUT.add(port);
        for (int draw = 1; wanted == 0 && !first && draw < MOST_DRAWS; draw++) {
            port = bindable(wanted, who);
            first = HANDED_OUT.add(port);
        }
        return port;
    }

    private static int bindable(int wanted, String who) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(loopback(), wanted));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new StartFailedException(
                    "Port " + wanted + ", wanted for " + who + ", cannot be listened on (" + e.getMessage()
                            + "): end the process that has it, or choose another port.",
                    e);
        }
    }

    /**
     * Tells whether something listens on {@code port}.
     *
     * @param port the port, from 1 to 65535
     * @return whether a connection to it was accepted within half a second
     */
    public static boolean isListening(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(loopback(), port), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static InetAddress loopback() {
        try {
            return InetAddress.getByName(HOST);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
