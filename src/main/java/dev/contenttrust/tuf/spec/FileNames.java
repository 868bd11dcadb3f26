package dev.contenttrust.tuf.spec;

import dev.contenttrust.tuf.RoleName;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Names made fit for URLs and directories: every byte that is not unreserved (RFC 3986, section 2.3) as a percent sign and two
 * digits, the slash too. So no name leads out of a directory, and no two names lead to one file.
 */
public final class FileNames {
    /** A file system's usual bound is 255, of which endings, versions and hashes take their part. */
    public static final int LENGTH_MAX = 200;

    private static final String UNRESERVED = "-._~";

    private FileNames() {}

    /** The name of a role, or the path of a target, as one part of a path. */
    public static String encode(String name) {
        StringBuilder encoded = new StringBuilder(name.length());
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            if (isUnreserved((char) (b & 0xff))) {
                encoded.append((char) b);
            } else {
                encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
            }
        }
        return encoded.toString();
    }

    /** The role whose name was encoded so; empty if none is. */
    public static Optional<RoleName> decode(String encoded) {
        byte[] bytes = new byte[encoded.length()];
        int length = 0;
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            boolean escape = c == '%' && i + 2 < encoded.length() && isHex(encoded, i + 1);
            bytes[length++] = (byte) (escape ? HexFormat.fromHexDigits(encoded, i + 1, i + 3) : c);
            i += escape ? 2 : 0;
        }
        String name = new String(bytes, 0, length, StandardCharsets.UTF_8);
        return name.isEmpty() || !encode(name).equals(encoded) ? Optional.empty() : Optional.of(new RoleName(name));
    }

    private static boolean isHex(String text, int at) {
        return HexFormat.isHexDigit(text.charAt(at)) && HexFormat.isHexDigit(text.charAt(at + 1));
    }

    private static boolean isUnreserved(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || UNRESERVED.indexOf(c) >= 0;
    }
}
