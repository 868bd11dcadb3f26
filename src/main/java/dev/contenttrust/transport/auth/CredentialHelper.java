package dev.contenttrust.transport.auth;

import dev.contenttrust.json.JsonCursor;
import dev.contenttrust.json.MalformedJsonException;
import dev.contenttrust.transport.auth.Credentials.IdentityToken;
import dev.contenttrust.transport.auth.Credentials.Login;
import dev.contenttrust.transport.auth.Credentials.None;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Asks a program {@code docker-credential-NAME get}: the server on its input, a JSON object on its output
 * (docker-credential-helpers, README, "Development").
 */
final class CredentialHelper {
    /** A person may have to unlock a key store. */
    static final Duration TIME_MAX = Duration.ofSeconds(60);

    /** A login is some hundred bytes, an identity token some thousand. */
    private static final int OUTPUT_MAX = 64 * 1024;

    private final String registry;
    private final String program;
    private final Optional<String> path;
    private final Duration timeMax;

    CredentialHelper(String registry, String name, Optional<String> path, Duration timeMax) {
        this.registry = registry;
        this.program = "docker-credential-" + name;
        this.path = path;
        this.timeMax = timeMax;
    }

    /** What the helper has under that key; none if it does not know it. */
    Credentials get(String key) {
        Path executable = find();
        try {
            Process process = new ProcessBuilder(executable.toString(), "get")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                return talk(process, key);
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw failure("it cannot be run: " + e.getMessage(), e);
        }
    }

    /** Looks through the search path itself, so that no name can name a file elsewhere and no shell reads it. */
    private Path find() {
        if (program.indexOf('/') < 0 && program.indexOf(File.separatorChar) < 0) {
            for (String directory : path.orElse("").split(File.pathSeparator)) {
                Path candidate = Path.of(directory).resolve(program);
                if (!directory.isEmpty() && Files.isExecutable(candidate)) {
                    return candidate;
                }
            }
        }
        throw failure("it is not in the PATH", null);
    }

    private Credentials talk(Process process, String key) {
        CompletableFuture<byte[]> output = new CompletableFuture<>();
        Thread talker = new Thread(() -> exchange(process, key, output), program);
        talker.setDaemon(true);
        talker.start();
        try {
            byte[] said = output.get(timeMax.toNanos(), TimeUnit.NANOSECONDS);
            return read(process.exitValue(), said);
        } catch (TimeoutException e) {
            throw failure("it does not answer within " + timeMax.toMillis() + " ms", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure("it was interrupted", e);
        } catch (ExecutionException e) {
            throw failure("talking to it failed: " + e.getCause(), e);
        }
    }

    private static void exchange(Process process, String key, CompletableFuture<byte[]> output) {
        try {
            tell(process.getOutputStream(), key);
            byte[] said;
            try (InputStream in = process.getInputStream()) {
                said = in.readNBytes(OUTPUT_MAX);
            }
            process.waitFor();
            output.complete(said);
        } catch (IOException | InterruptedException e) {
            output.completeExceptionally(e);
        }
    }

    /** A helper may answer without reading its input; that it then breaks off is no failure. */
    private static void tell(OutputStream out, String key) {
        try (out) {
            out.write((key + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            return;
        }
    }

    private Credentials read(int exit, byte[] said) {
        if (exit != 0) {
            String text = new String(said, StandardCharsets.UTF_8).strip();
            if (text.toLowerCase(Locale.ROOT).contains("credentials not found")) {
                return new None();
            }
            throw failure("it ended with code " + exit + ": " + shown(text), null);
        }
        try {
            JsonCursor answer = JsonCursor.parse(program, said);
            String user = answer.optional("Username").map(JsonCursor::string).orElse("");
            String secret = answer.optional("Secret").map(JsonCursor::string).orElse("");
            return credentials(user, secret);
        } catch (MalformedJsonException e) {
            throw failure("its answer is not what a helper says", null);
        }
    }

    private static Credentials credentials(String user, String secret) {
        if (secret.isEmpty()) {
            return new None();
        }
        return user.equals("<token>") ? new IdentityToken(secret, Optional.empty()) : new Login(user, secret);
    }

    private static String shown(String text) {
        List<String> lines = text.lines().limit(1).toList();
        return lines.isEmpty()
                ? "(no words)"
                : lines.get(0).substring(0, Math.min(200, lines.get(0).length()));
    }

    private AuthenticationException failure(String why, @Nullable Throwable cause) {
        return new AuthenticationException(
                registry,
                "Cannot get the login for " + registry + " from " + program,
                why,
                "Install or mend the helper, or remove it from Docker's config.json",
                cause);
    }
}
