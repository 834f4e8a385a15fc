package dev.tributary.api.security;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Which addresses only this machine reaches. */
public final class Loopback {

    private Loopback() {}

    /** Whether an interface is one of them; false where its name is not known. */
    public static boolean is(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
