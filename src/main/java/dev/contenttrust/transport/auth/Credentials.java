package dev.contenttrust.transport.auth;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** What is stored for a registry. */
sealed interface Credentials {
    /** Who they stand for, in words. */
    String whose();

    /** The user and password, where there are any. */
    Optional<Login> login();

    /** Nothing is stored. */
    record None() implements Credentials {
        @Override
        public String whose() {
            return "nobody";
        }

        @Override
        public Optional<Login> login() {
            return Optional.empty();
        }
    }

    /** A user and a password or access token. */
    record Login(String user, String password) implements Credentials {
        @Override
        public String whose() {
            return "the user " + user;
        }

        @Override
        public Optional<Login> login() {
            return Optional.of(this);
        }

        /** The value of an Authorization header (RFC 7617). */
        String basic() {
            byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
            return "Basic " + Base64.getEncoder().encodeToString(pair);
        }

        @Override
        public String toString() {
            return whose();
        }
    }

    /** A refresh token that stands for a login; some registries keep a password beside it. */
    record IdentityToken(String token, Optional<Login> login) implements Credentials {
        @Override
        public String whose() {
            return "the stored identity token";
        }

        @Override
        public String toString() {
            return whose();
        }
    }
}
