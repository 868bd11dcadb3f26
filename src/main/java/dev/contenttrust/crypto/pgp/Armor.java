package dev.contenttrust.crypto.pgp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.bcpg.ArmoredInputStream;

/** Blocks of armored public keys in a text (RFC 9580, section 6). What stands between them is ignored. */
final class Armor {
    private static final String BEGIN = "-----BEGIN PGP ";
    private static final String PUBLIC = "-----BEGIN PGP PUBLIC KEY BLOCK-----";
    private static final String END = "-----END PGP PUBLIC KEY BLOCK-----";

    /** As many blocks as keys. */
    private static final int BLOCKS_MAX = Keyring.KEYS_MAX;

    private Armor() {}

    static List<PacketRun> decode(byte[] bytes, List<Flaw> flaws) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        List<PacketRun> runs = new ArrayList<>();
        int at = next(text, 0);
        while (at >= 0) {
            if (runs.size() + flaws.size() >= BLOCKS_MAX) {
                flaws.add(new Flaw(at, "there are more than " + BLOCKS_MAX + " armored blocks"));
                return runs;
            }
            int end = decodeBlock(text, bytes, at, runs, flaws);
            at = next(text, end);
        }
        return runs;
    }

    /** The next line that begins a block. */
    private static int next(String text, int from) {
        int at = text.indexOf(BEGIN, from);
        while (at > 0 && text.charAt(at - 1) != '\n' && text.charAt(at - 1) != '\r') {
            at = text.indexOf(BEGIN, at + 1);
        }
        return at;
    }

    /** Decodes one, and answers where to look for the next. */
    private static int decodeBlock(String text, byte[] bytes, int at, List<PacketRun> runs, List<Flaw> flaws) {
        if (!text.startsWith(PUBLIC, at)) {
            boolean secret = text.startsWith("PRIVATE KEY", at + BEGIN.length());
            flaws.add(new Flaw(at, secret ? "here is a secret key" : "an armored block is no public key"));
            return at + BEGIN.length();
        }
        int end = text.indexOf(END, at);
        if (end < 0) {
            flaws.add(new Flaw(at, "an armored block does not end"));
            return text.length();
        }
        int behind = end + END.length();
        try (ArmoredInputStream in = ArmoredInputStream.builder()
                .setParseForHeaders(true)
                .setIgnoreCRC(false)
                .build(new ByteArrayInputStream(bytes, at, behind - at))) {
            byte[] packets = in.readAllBytes();
            runs.add(PacketRun.decoded(packets, at));
        } catch (IOException | RuntimeException e) {
            flaws.add(new Flaw(at, "an armored block is damaged"));
        }
        return behind;
    }
}
