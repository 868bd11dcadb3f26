package dev.contenttrust.crypto.pgp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.bcpg.BCPGOutputStream;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyPacket;
import org.bouncycastle.bcpg.RSAPublicBCPGKey;
import org.bouncycastle.bcpg.UserIDPacket;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.api.OpenPGPKey;
import org.bouncycastle.openpgp.api.bc.BcOpenPGPApi;

/** Keys made for a test, by the library and not by what is tested. */
public final class TestKeys {
    public static final Instant CREATED = Instant.parse("2026-01-02T03:04:05Z");

    private TestKeys() {}

    /** A primary key that certifies, a subkey that signs, another that encrypts; all on Curve25519. */
    static OpenPGPKey of(int version, String owner) {
        try {
            return new BcOpenPGPApi()
                    .generateKey(version, Date.from(CREATED))
                    .ed25519x25519Key(owner)
                    .build();
        } catch (PGPException e) {
            throw new AssertionError(e);
        }
    }

    /** The public part, in packets. */
    static byte[] packets(OpenPGPKey key) {
        try {
            return key.toCertificate().getPGPPublicKeyRing().getEncoded();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    public static byte[] packets(String owner) {
        return packets(of(4, owner));
    }

    /** The public part as text. */
    public static byte[] armored(String owner) {
        try {
            return of(4, owner).toCertificate().toAsciiArmoredString().getBytes(StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** An RSA key with these numbers and a user id that nobody signed. */
    public static byte[] rsa(BigInteger modulus, BigInteger exponent) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (BCPGOutputStream out = new BCPGOutputStream(bytes)) {
            out.writePacket(new PublicKeyPacket(
                    4,
                    PublicKeyAlgorithmTags.RSA_GENERAL,
                    Date.from(CREATED),
                    new RSAPublicBCPGKey(modulus, exponent)));
            out.writePacket(new UserIDPacket("Nobody"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
