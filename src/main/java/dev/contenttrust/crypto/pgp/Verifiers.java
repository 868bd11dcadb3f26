package dev.contenttrust.crypto.pgp;

import java.io.OutputStream;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.RSAPublicBCPGKey;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.RIPEMD160Digest;
import org.bouncycastle.crypto.io.SignerOutputStream;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.signers.RSADigestSigner;
import org.bouncycastle.crypto.util.DigestFactory;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.operator.PGPContentVerifier;
import org.bouncycastle.openpgp.operator.PGPContentVerifierBuilder;
import org.bouncycastle.openpgp.operator.PGPContentVerifierBuilderProvider;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentVerifierBuilderProvider;

/**
 * The library's checks of signatures, but for RSA without its test whether the modulus is composite: that takes 30 ms for each key
 * of 4096 bits, seconds for a longer one, and says nothing of a key that lies here to be looked at.
 */
final class Verifiers implements PGPContentVerifierBuilderProvider {
    private final PGPContentVerifierBuilderProvider others = new BcPGPContentVerifierBuilderProvider();

    @Override
    public PGPContentVerifierBuilder get(int keyAlgorithm, int hashAlgorithm) throws PGPException {
        boolean rsa = keyAlgorithm == PublicKeyAlgorithmTags.RSA_GENERAL || keyAlgorithm == KeyAlgorithm.RSA_SIGN_ONLY;
        return rsa ? key -> new RsaVerifier(key, keyAlgorithm, hashAlgorithm) : others.get(keyAlgorithm, hashAlgorithm);
    }

    private static final class RsaVerifier implements PGPContentVerifier {
        private final RSADigestSigner signer;
        private final long keyId;
        private final int keyAlgorithm;
        private final int hashAlgorithm;

        RsaVerifier(PGPPublicKey key, int keyAlgorithm, int hashAlgorithm) throws PGPException {
            this.signer = new RSADigestSigner(digest(hashAlgorithm));
            if (!(key.getPublicKeyPacket().getKey() instanceof RSAPublicBCPGKey numbers)) {
                throw new PGPException("an RSA signature by another key");
            }
            signer.init(false, new RSAKeyParameters(false, numbers.getModulus(), numbers.getPublicExponent(), true));
            this.keyId = key.getKeyID();
            this.keyAlgorithm = keyAlgorithm;
            this.hashAlgorithm = hashAlgorithm;
        }

        private static Digest digest(int algorithm) throws PGPException {
            return switch (algorithm) {
                case HashAlgorithmTags.MD5 -> DigestFactory.createMD5();
                case HashAlgorithmTags.SHA1 -> DigestFactory.createSHA1();
                case HashAlgorithmTags.RIPEMD160 -> new RIPEMD160Digest();
                case HashAlgorithmTags.SHA224 -> DigestFactory.createSHA224();
                case HashAlgorithmTags.SHA256 -> DigestFactory.createSHA256();
                case HashAlgorithmTags.SHA384 -> DigestFactory.createSHA384();
                case HashAlgorithmTags.SHA512 -> DigestFactory.createSHA512();
                case HashAlgorithmTags.SHA3_256 -> DigestFactory.createSHA3_256();
                case HashAlgorithmTags.SHA3_512 -> DigestFactory.createSHA3_512();
                default -> throw new PGPException("an unknown hash function");
            };
        }

        @Override
        public OutputStream getOutputStream() {
            return new SignerOutputStream(signer);
        }

        @Override
        public int getHashAlgorithm() {
            return hashAlgorithm;
        }

        @Override
        public int getKeyAlgorithm() {
            return keyAlgorithm;
        }

        @Override
        public long getKeyID() {
            return keyId;
        }

        @Override
        public boolean verify(byte[] signature) {
            return signer.verifySignature(signature);
        }
    }
}
