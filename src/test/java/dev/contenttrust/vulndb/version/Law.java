package dev.contenttrust.vulndb.version;

import java.util.List;

/** What every order must keep to, whatever the versions. */
final class Law {
    private Law() {}

    /** Fails unless the order of these is one order: each equal to itself, the same from both sides, without circles. */
    static void hold(VersionOrder order, List<String> versions) {
        for (String a : versions) {
            require(order.compare(a, a) == 0, order, a, a, "");
            for (String b : versions) {
                int ab = Integer.signum(order.compare(a, b));
                require(ab == -Integer.signum(order.compare(b, a)), order, a, b, "");
                for (String c : versions) {
                    int bc = Integer.signum(order.compare(b, c));
                    int ac = Integer.signum(order.compare(a, c));
                    require(ab > 0 || bc > 0 || ((ab == 0 && bc == 0) ? ac == 0 : ac < 0), order, a, b, c);
                }
            }
        }
    }

    private static void require(boolean holds, VersionOrder order, String a, String b, String c) {
        if (!holds) {
            throw new AssertionError(order + " is no order of \"" + a + "\", \"" + b + "\", \"" + c + "\"");
        }
    }
}
