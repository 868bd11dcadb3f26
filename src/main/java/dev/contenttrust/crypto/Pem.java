package dev.contenttrust.crypto;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A block of textual encoding (RFC 7468): a label and the bytes. Text around blocks is ignored, as that RFC allows; headers
 * (RFC 1421, section 4.6) are kept, as OpenSSL and Go write some.
 */
final class Pem {
    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";
    private static final String DASHES = "-----";

    /** No file that we read holds more: a system's list of authorities has about 150. */
    static final int BLOCKS_MAX = 1000;

    private final String label;
    private final Map<String, String> headers;
    private final byte[] der;

    private Pem(String label, Map<String, String> headers, byte[] der) {
        this.label = label;
        this.headers = headers;
        this.der = der;
    }

    String label() {
        return label;
    }

    /** By name in lower case. */
    Map<String, String> headers() {
        return headers;
    }

    byte[] der() {
        return der;
    }

    /** @throws InvalidKeyException naming {@code what} if a block is torn, or its content is not base64 */
    static List<Pem> parseAll(String what, String text) {
        List<Pem> blocks = parseHeaded(what, text);
        if (!blocks.stream().allMatch(block -> block.headers.isEmpty())) {
            throw new InvalidKeyException(what, "a PEM block is not base64", null);
        }
        return blocks;
    }

    /** The same of a file whose blocks may have headers. */
    static List<Pem> parseHeaded(String what, String text) {
        List<Pem> blocks = new ArrayList<>();
        int at = 0;
        while ((at = text.indexOf(BEGIN, at)) >= 0) {
            int labelEnd = text.indexOf(DASHES, at + BEGIN.length());
            String label = labelEnd < 0 ? "" : text.substring(at + BEGIN.length(), labelEnd);
            String end = END + label + DASHES;
            int close = labelEnd < 0 ? -1 : text.indexOf(end, labelEnd + DASHES.length());
            if (close < 0 || blocks.size() == BLOCKS_MAX) {
                throw new InvalidKeyException(what, close < 0 ? "a PEM block does not end" : "too many blocks", null);
            }
            blocks.add(block(what, label, text.substring(labelEnd + DASHES.length(), close)));
            at = close + end.length();
        }
        return blocks;
    }

    /** Lines up to the last with a colon are headers, which base64 has none of. */
    private static Pem block(String what, String label, String body) {
        int colon = body.lastIndexOf(':');
        int headersEnd = colon < 0 ? 0 : body.indexOf('\n', colon);
        if (headersEnd < 0) {
            throw new InvalidKeyException(what, "a PEM block has no content", null);
        }
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line : body.substring(0, headersEnd).split("\n", -1)) {
            int end = line.indexOf(':');
            if (end > 0) {
                headers.put(
                        line.substring(0, end).strip().toLowerCase(Locale.ROOT),
                        line.substring(end + 1).strip());
            }
        }
        return new Pem(label, headers, decode(what, body.substring(headersEnd)));
    }

    private static byte[] decode(String what, String body) {
        StringBuilder base64 = new StringBuilder(body.length());
        for (int i = 0; i < body.length(); i++) {
            char c = body.charAt(i);
            if (c != '\n' && c != '\r' && c != ' ' && c != '\t') {
                base64.append(c);
            }
        }
        try {
            return Base64.getDecoder().decode(base64.toString());
        } catch (IllegalArgumentException e) {
            throw new InvalidKeyException(what, "a PEM block is not base64", e);
        }
    }
}
