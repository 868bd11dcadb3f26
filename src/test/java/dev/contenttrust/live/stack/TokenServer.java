package dev.contenttrust.live.stack;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.util.Base64;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.interfaces.ECPrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A token service as registries use it (the distribution project's "token authentication"): accounts by Basic or by form,
 * anonymous tokens for public repositories.
 */
final class TokenServer implements AutoCloseable {
    static final String ISSUER = "test-issuer";
    private static final Duration LIFETIME = Duration.ofMinutes(5);

    private final HttpsServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Identity issuer;

    private TokenServer(HttpsServer server, Identity issuer) {
        this.server = server;
        this.issuer = issuer;
    }

    /**
     * Starts it on a free port.
     *
     * @param tls shown to clients
     * @param issuer signs the tokens; those who trust them hold its certificate
     */
    static TokenServer start(Identity tls, Identity issuer) throws IOException {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls.servingContext()));
        TokenServer tokens = new TokenServer(server, issuer);
        server.createContext("/token", tokens::handle);
        server.setExecutor(tokens.threads);
        server.start();
        return tokens;
    }

    URI realm() {
        return URI.create("https://127.0.0.1:" + server.getAddress().getPort() + "/token");
    }

    private void handle(HttpExchange exchange) throws IOException {
        String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String query = exchange.getRequestMethod().equals("POST")
                ? sent
                : Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        TokenRequest request = TokenRequest.parse(query);
        Optional<Account> claimed = basic(exchange).or(request::account);
        if (claimed.isPresent() && !LiveStack.ACCOUNTS.contains(claimed.get())) {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"token\"");
            answer(exchange, 401, "{\"errors\":[{\"code\":\"UNAUTHORIZED\",\"message\":\"wrong user or password\"}]}");
            return;
        }
        String token = token(request, claimed);
        answer(
                exchange,
                200,
                "{\"token\":\"" + token + "\",\"access_token\":\"" + token + "\",\"expires_in\":" + LIFETIME.toSeconds()
                        + ",\"issued_at\":\"" + Instant.now() + "\"}");
    }

    private static Optional<Account> basic(HttpExchange exchange) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .filter(header -> header.toLowerCase(Locale.ROOT).startsWith("basic "))
                .map(header -> Account.ofBasic(header.substring("basic ".length())));
    }

    private String token(TokenRequest request, Optional<Account> account) {
        List<Map<String, Object>> access = new ArrayList<>();
        for (TokenRequest.Scope scope : request.scopes()) {
            List<String> granted = scope.grantedTo(account);
            if (!granted.isEmpty()) {
                access.add(Map.of("type", scope.type(), "name", scope.name(), "actions", granted));
            }
        }
        return sign(new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .subject(account.map(Account::user).orElse(""))
                .audience(request.service())
                .issueTime(Date.from(Instant.now()))
                .notBeforeTime(Date.from(Instant.now().minusSeconds(10)))
                .expirationTime(Date.from(Instant.now().plus(LIFETIME)))
                .jwtID(UUID.randomUUID().toString())
                .claim("access", access)
                .build());
    }

    private String sign(JWTClaimsSet claims) {
        try {
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                    .x509CertChain(List.of(Base64.encode(issuer.certificate().getEncoded())))
                    .build();
            SignedJWT token = new SignedJWT(header, claims);
            token.sign(new ECDSASigner((ECPrivateKey) issuer.pair().getPrivate()));
            return token.serialize();
        } catch (JOSEException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
