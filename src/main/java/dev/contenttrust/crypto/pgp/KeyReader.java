package dev.contenttrust.crypto.pgp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;

/** Cuts packets into keys, and reads key by key, so that one that is broken costs only itself. For one file. */
final class KeyReader {
    /** Keys that others have flooded with signatures have 150,000; GnuPG takes minutes over those. */
    static final int PACKETS_MAX = 20_000;

    /** More than anybody's. Each costs a comparison with every other. */
    static final int PARTS_MAX = 1_000;

    /** Enough to tell a person what is the matter. */
    private static final int FLAWS_MAX = 1_000;

    private final List<Flaw> flaws;
    private final List<Key> keys = new ArrayList<>();
    private final Budget budget = new Budget();

    KeyReader(List<Flaw> flaws) {
        this.flaws = flaws;
    }

    List<Key> read(List<PacketRun> runs) {
        runs.forEach(this::read);
        return keys;
    }

    private void read(PacketRun run) {
        int at = run.start();
        while (at < run.end() && flaws.size() < FLAWS_MAX) {
            Optional<Packet> first = Packet.at(run, at, flaws);
            if (first.isEmpty()) {
                return;
            }
            if (budget.spent()) {
                flaws.add(new Flaw(run.position(at), "too many signatures to check: keys from here on are left out"));
                return;
            }
            if (first.get().tag() == Packet.PUBLIC_KEY) {
                at = readKey(run, at);
            } else {
                skip(run, first.get());
                at = first.get().end();
            }
        }
    }

    /** What lies before the first key, or between keys. */
    private void skip(PacketRun run, Packet packet) {
        if (packet.tag() == Packet.SECRET_KEY) {
            flaws.add(new Flaw(run.position(packet.start()), "here is a secret key"));
        } else if (packet.tag() == Packet.SIGNATURE || packet.tag() == 0) {
            flaws.add(new Flaw(run.position(packet.start()), "a packet belongs to no key"));
        }
    }

    /** Reads the key that begins at an index, and answers where it ends. */
    private int readKey(PacketRun run, int start) {
        int end = start;
        int packets = 0;
        int parts = 0;
        while (end < run.end()) {
            Optional<Packet> packet = Packet.at(run, end, flaws);
            if (packet.isEmpty()) {
                parse(run, start, end, packets, parts);
                return run.end();
            }
            int tag = packet.get().tag();
            if (tag == Packet.SECRET_KEY || (tag == Packet.PUBLIC_KEY && end > start)) {
                break;
            }
            packets++;
            parts += tag == Packet.USER_ID || tag == Packet.USER_ATTRIBUTE || tag == Packet.PUBLIC_SUBKEY ? 1 : 0;
            end = packet.get().end();
        }
        parse(run, start, end, packets, parts);
        return end;
    }

    private void parse(PacketRun run, int start, int end, int packets, int parts) {
        if (end == start) {
            return;
        }
        if (packets > PACKETS_MAX || parts > PARTS_MAX || keys.size() >= Keyring.KEYS_MAX) {
            flaws.add(new Flaw(run.position(start), "a key has too many parts, or there are too many keys"));
            return;
        }
        try {
            ByteArrayInputStream in = new ByteArrayInputStream(run.bytes(), start, end - start);
            Key key = key(new PGPPublicKeyRing(in, new BcKeyFingerprintCalculator()));
            if (!budget.spent()) {
                keys.add(key);
            }
        } catch (IOException | PGPException | RuntimeException e) {
            flaws.add(new Flaw(run.position(start), "a key is malformed, or of a form that is not known here"));
        }
    }

    private Key key(PGPPublicKeyRing ring) throws PGPException {
        PGPPublicKey primary = ring.getPublicKey();
        SelfSignatures signatures = new SelfSignatures(primary, budget);
        List<KeyFacts> subkeys = new ArrayList<>();
        for (PGPPublicKey each : ring) {
            if (each != primary) {
                subkeys.add(signatures.subkey(each));
            }
        }
        return new Key(signatures.primary(), signatures.userIds(), subkeys);
    }
}
