package dev.contenttrust.transport.auth;

import com.nimbusds.jwt.JWTParser;
import dev.contenttrust.json.JsonCursor;
import dev.contenttrust.json.MalformedJsonException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

/**
 * A bearer token.
 *
 * @param lifetime how long the server says it is good for
 */
record Token(String value, Instant obtained, Duration lifetime) {
    /** Where a server says nothing (distribution, docs/spec/auth/token.md). */
    private static final Duration LIFETIME_USUAL = Duration.ofSeconds(60);

    /** Nobody keeps a process for longer, and it keeps the arithmetic far from its limits. */
    private static final long LIFETIME_MAX_SECONDS = 24 * 60 * 60;

    /** This young it is used without a look inside; reading a JWT costs a short run some tens of milliseconds. */
    private static final Duration YOUNG = Duration.ofSeconds(10);

    /**
     * Reads a token server's answer.
     *
     * @throws MalformedJsonException if it holds no token
     */
    static Token read(String realm, byte[] json, Instant now) {
        JsonCursor answer = JsonCursor.parse("the answer of " + realm, json);
        JsonCursor token = answer.optional("token")
                .or(() -> answer.optional("access_token"))
                .orElseGet(() -> answer.member("token"));
        String value = token.string();
        if (value.isEmpty() || !value.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw token.failure("expected a token of visible ASCII characters");
        }
        return new Token(
                value, now, answer.optional("expires_in").map(Token::lifetime).orElse(LIFETIME_USUAL));
    }

    private static Duration lifetime(JsonCursor seconds) {
        long said = seconds.integer();
        return said <= 0 ? LIFETIME_USUAL : Duration.ofSeconds(Math.min(said, LIFETIME_MAX_SECONDS));
    }

    /** Whether it is still good; a tenth of its life is left as a margin for clocks and travel. */
    boolean isGoodAt(Instant now) {
        Duration age = Duration.between(obtained, now);
        if (age.isNegative() || age.compareTo(lifetime.multipliedBy(9).dividedBy(10)) >= 0) {
            return false;
        }
        return age.compareTo(YOUNG) < 0 || now.isBefore(expiryInside());
    }

    /** The {@code exp} of a JWT (RFC 7519, section 4.1.4); an opaque token has none. */
    private Instant expiryInside() {
        try {
            Date expiry = JWTParser.parse(value).getJWTClaimsSet().getExpirationTime();
            return expiry == null ? Instant.MAX : expiry.toInstant();
        } catch (ParseException | IllegalArgumentException e) {
            return Instant.MAX;
        }
    }

    String header() {
        return "Bearer " + value;
    }

    @Override
    public String toString() {
        return "a token of " + lifetime;
    }
}
