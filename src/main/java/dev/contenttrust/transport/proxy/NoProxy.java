package dev.contenttrust.transport.proxy;

import dev.contenttrust.transport.host.Hosts;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import okhttp3.HttpUrl;

/**
 * Which hosts no proxy is asked for, separated by commas: {@code *}, a name for itself and all below it, {@code .name} for
 * those below it only, an address, a block such as {@code 10.0.0.0/8}; each but a block may end in {@code :port} (Go,
 * golang.org/x/net/http/httpproxy).
 */
record NoProxy(String list) {

    boolean covers(HttpUrl target) {
        for (String entry : list.split(",")) {
            String rule = entry.strip().toLowerCase(Locale.ROOT);
            if (!rule.isEmpty() && (rule.equals("*") || covers(rule, target))) {
                return true;
            }
        }
        return false;
    }

    private static boolean covers(String rule, HttpUrl target) {
        int slash = rule.indexOf('/');
        if (slash > 0) {
            return Hosts.isAddress(target.host())
                    && isWithin(target.host(), rule.substring(0, slash), rule.substring(slash + 1));
        }
        String port = ":" + target.port();
        String host =
                rule.endsWith(port) && isHostAndPort(rule) ? rule.substring(0, rule.length() - port.length()) : rule;
        return Hosts.isAddress(target.host()) ? bare(host).equals(target.host()) : coversName(host, target.host());
    }

    /** Whether a colon starts a port here, not a part of an IPv6 address. */
    private static boolean isHostAndPort(String rule) {
        return rule.startsWith("[") || rule.indexOf(':') == rule.lastIndexOf(':');
    }

    private static boolean coversName(String rule, String host) {
        String suffix = rule.startsWith("*.") ? rule.substring(1) : rule.startsWith(".") ? rule : "." + rule;
        return host.endsWith(suffix) || host.equals(rule);
    }

    private static String bare(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    private static boolean isWithin(String address, String network, String prefix) {
        if (!Hosts.isAddress(network) || !prefix.chars().allMatch(Character::isDigit) || prefix.length() > 3) {
            return false;
        }
        try {
            byte[] one = InetAddress.getByName(address).getAddress();
            byte[] other = InetAddress.getByName(network).getAddress();
            int bits = prefix.isEmpty() ? 0 : Integer.parseInt(prefix);
            return one.length == other.length && bits <= 8 * one.length && samePrefix(one, other, bits);
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static boolean samePrefix(byte[] one, byte[] other, int bits) {
        for (int i = 0; i < bits; i++) {
            int mask = 0x80 >> (i % 8);
            if (((one[i / 8] ^ other[i / 8]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
