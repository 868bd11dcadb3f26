package dev.contenttrust.report.sarif;

import dev.contenttrust.json.JsonBuilder;
import dev.contenttrust.json.JsonValue.JsonObject;
import java.nio.charset.StandardCharsets;

/** Pieces that stand in many places of a log. */
final class SarifJson {
    /** What may stand in a path as it is (RFC 3986, 3.3 "pchar" and the slash); the colon, which may not begin one, is escaped. */
    private static final String PLAIN = "-._~!$&'()*+,;=@/";

    private SarifJson() {}

    /** SARIF 2.1.0, 3.11 and 3.12: a message, or text in more than one form. */
    static JsonObject text(String text) {
        return JsonBuilder.object().put("text", text).build();
    }

    /** SARIF 2.1.0, 3.4: a file by its URI, relative if the path is. */
    static JsonObject artifact(String path) {
        StringBuilder uri = new StringBuilder(path.startsWith("/") ? "file://" : "");
        for (byte octet : path.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xff);
            if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || PLAIN.indexOf(c) >= 0) {
                uri.append(c);
            } else {
                uri.append('%')
                        .append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
                        .append(Character.toUpperCase(Character.forDigit(c & 0xf, 16)));
            }
        }
        return JsonBuilder.object().put("uri", uri.toString()).build();
    }
}
