package dev.contenttrust.live.stack;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Who may ask the protected servers, with an invented password. */
public record Account(String user, String password) {
    /** The form that HTTP Basic, Docker's {@code auths} and Notary's {@code NOTARY_AUTH} share. */
    public String basic() {
        return Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    static Account ofBasic(String encoded) {
        String[] parts = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8).split(":", 2);
        return new Account(parts[0], parts.length > 1 ? parts[1] : "");
    }
}
