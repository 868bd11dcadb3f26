package dev.contenttrust.tuf;

import dev.contenttrust.Digest;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Which targets a delegation is about. */
public sealed interface TargetPaths {
    /** Whether a target of that name is among them. */
    boolean cover(String target);

    /** As the delegator lists them. */
    List<String> listed();

    /** Notary's: names that begin with one of these; the empty prefix is every name's. */
    record Prefixes(List<String> listed) implements TargetPaths {
        public Prefixes {
            listed = List.copyOf(listed);
        }

        @Override
        public boolean cover(String target) {
            return listed.stream().anyMatch(target::startsWith);
        }
    }

    /** TUF's {@code paths}: shell patterns, no wildcard of which matches a slash (TUF 1.0.34, section 4.5). */
    record Patterns(List<String> listed) implements TargetPaths {
        public Patterns {
            listed = List.copyOf(listed);
        }

        @Override
        public boolean cover(String target) {
            return listed.stream().anyMatch(pattern -> PathPattern.matches(pattern, target));
        }
    }

    /**
     * TUF's {@code path_hash_prefixes}: names whose SHA-256 begins so in hex (TUF 1.0.34, section 4.5).
     *
     * @param listed lower-case hex digits
     */
    record HashPrefixes(List<String> listed) implements TargetPaths {
        public HashPrefixes {
            listed = List.copyOf(listed);
        }

        @Override
        public boolean cover(String target) {
            String hash = hash(target);
            return listed.stream().anyMatch(hash::startsWith);
        }
    }

    /**
     * One of TUF's succinct roles: names whose SHA-256 begins with these bits (TUF 1.0.34, section 4.5).
     *
     * @param number the bits, as a number
     */
    record Bin(int bitLength, long number) implements TargetPaths {
        private static final int BITS_MAX = 32;

        /** The one that a target belongs to. */
        static Bin of(int bitLength, String target) {
            long bits = Long.parseLong(hash(target).substring(0, BITS_MAX / 4), 16);
            return new Bin(bitLength, bits >>> (BITS_MAX - bitLength));
        }

        @Override
        public boolean cover(String target) {
            return of(bitLength, target).number == number;
        }

        @Override
        public List<String> listed() {
            return List.of();
        }
    }

    private static String hash(String target) {
        return Digest.sha256(target.getBytes(StandardCharsets.UTF_8)).hex();
    }
}
