package dev.contenttrust.crypto.pgp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Date;
import java.util.function.Consumer;
import org.bouncycastle.bcpg.BCPGOutputStream;
import org.bouncycastle.bcpg.ContainedPacket;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyPacket;
import org.bouncycastle.bcpg.PublicSubkeyPacket;
import org.bouncycastle.bcpg.UserIDPacket;
import org.bouncycastle.crypto.generators.Ed25519KeyPairGenerator;
import org.bouncycastle.crypto.params.Ed25519KeyGenerationParameters;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureGenerator;
import org.bouncycastle.openpgp.PGPSignatureSubpacketGenerator;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPKeyPair;

/** Puts a key together packet by packet, so that it can be one that nobody honest would make. */
final class PacketMaker {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** A pair of keys, without any signature yet. */
    static PGPKeyPair pair() {
        Ed25519KeyPairGenerator generator = new Ed25519KeyPairGenerator();
        generator.init(new Ed25519KeyGenerationParameters(new SecureRandom()));
        try {
            return new BcPGPKeyPair(
                    PublicKeyPacket.VERSION_4,
                    PublicKeyAlgorithmTags.EDDSA_LEGACY,
                    generator.generateKeyPair(),
                    Date.from(TestKeys.CREATED));
        } catch (PGPException e) {
            throw new AssertionError(e);
        }
    }

    /** What a signature says beyond whose it is and when it was made. */
    interface Subpackets extends Consumer<PGPSignatureSubpacketGenerator> {}

    /** What is signed. */
    interface Content {
        PGPSignature sign(PGPSignatureGenerator generator) throws PGPException;
    }

    static PGPSignature signature(PGPKeyPair by, int type, Instant made, Subpackets says, Content content) {
        try {
            PGPSignatureGenerator generator = new PGPSignatureGenerator(
                    new BcPGPContentSignerBuilder(by.getPublicKey().getAlgorithm(), HashAlgorithmTags.SHA256),
                    by.getPublicKey());
            generator.init(type, by.getPrivateKey());
            PGPSignatureSubpacketGenerator hashed = new PGPSignatureSubpacketGenerator();
            hashed.setSignatureCreationTime(false, Date.from(made));
            hashed.setIssuerFingerprint(false, by.getPublicKey());
            hashed.setIssuerKeyID(false, by.getKeyID());
            says.accept(hashed);
            generator.setHashedSubpackets(hashed.generate());
            return content.sign(generator);
        } catch (PGPException e) {
            throw new AssertionError(e);
        }
    }

    PacketMaker primary(PGPKeyPair key) {
        return packet(key.getPublicKey().getPublicKeyPacket());
    }

    PacketMaker subkey(PGPKeyPair key) {
        PublicKeyPacket packet = key.getPublicKey().getPublicKeyPacket();
        return packet(
                new PublicSubkeyPacket(packet.getVersion(), packet.getAlgorithm(), packet.getTime(), packet.getKey()));
    }

    PacketMaker userId(String id) {
        return packet(new UserIDPacket(id));
    }

    PacketMaker signature(PGPSignature signature) {
        try {
            bytes.writeBytes(signature.getEncoded());
            return this;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private PacketMaker packet(ContainedPacket packet) {
        try (BCPGOutputStream out = new BCPGOutputStream(bytes)) {
            out.writePacket(packet);
            return this;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }
}
