package dev.contenttrust.transport.auth;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.contenttrust.json.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Tag;

/** What a server says of its tokens, and what a token server answers, whatever it is. */
@Tag("fuzz")
class ChallengeFuzzTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    @FuzzTest(maxDuration = "20s")
    void challenges_and_tokens_are_read_or_refused(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        Optional<Bearer> bearer = Bearer.among(challenged(text).challenges());
        bearer.ifPresent(found -> {
            if (!found.realm().scheme().startsWith("http")) {
                throw new AssertionError("a realm that is no web address: " + found);
            }
            Scopes.merge("repository:demo/app:pull", found.scope());
        });
        try {
            Token token = Token.read("realm", bytes, NOW);
            token.isGoodAt(NOW.plusSeconds(30));
            token.isGoodAt(NOW.plusSeconds(100_000));
            if (!token.header().chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
                throw new AssertionError("a token that breaks out of its header");
            }
        } catch (MalformedJsonException refused) {
            // As it should.
        }
    }

    /** An answer as it comes from the wire, where lines end at a line feed. */
    private static Response challenged(String text) {
        String line = text.replace('\r', ' ')
                .replace('\n', ' ')
                .replace('\u0000', ' ')
                .strip();
        Headers headers = new Headers.Builder()
                .addUnsafeNonAscii("WWW-Authenticate", line)
                .build();
        return new Response.Builder()
                .request(new Request.Builder()
                        .url("https://registry.example.com/")
                        .build())
                .protocol(Protocol.HTTP_1_1)
                .code(401)
                .message("")
                .headers(headers)
                .build();
    }
}
