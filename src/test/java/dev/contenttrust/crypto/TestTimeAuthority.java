package dev.contenttrust.crypto;

import dev.contenttrust.Digest;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.tsp.Accuracy;
import org.bouncycastle.asn1.tsp.MessageImprint;
import org.bouncycastle.asn1.tsp.TSTInfo;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorException;
import org.bouncycastle.tsp.TimeStampRequest;

/** A time-stamping authority that says whatever a test wants; immutable. */
public record TestTimeAuthority(
        TestCertificate root,
        TestCertificate certificate,
        List<TestCertificate> enclosed,
        String algorithm,
        Instant time,
        Optional<Duration> accuracy) {

    /** An honest one of that name, under a root of its own. */
    public static TestTimeAuthority named(String name, Instant time) {
        TestCertificate root =
                TestCertificate.authority(name + " root").serial(1).make();
        return under(root, time, stamping(name).issuedBy(root));
    }

    /** What its certificate has to be. */
    static TestCertificate.Maker stamping(String name) {
        return TestCertificate.leaf(name).serial(2).purposesAlone(KeyPurposeId.id_kp_timeStamping);
    }

    static TestTimeAuthority under(TestCertificate root, Instant time, TestCertificate.Maker maker) {
        TestCertificate certificate = maker.make();
        return new TestTimeAuthority(
                root, certificate, List.of(certificate), "SHA256withECDSA", time, Optional.empty());
    }

    TestTimeAuthority enclosing(TestCertificate... certificates) {
        return new TestTimeAuthority(root, certificate, List.of(certificates), algorithm, time, accuracy);
    }

    TestTimeAuthority signingWith(String other) {
        return new TestTimeAuthority(root, certificate, enclosed, other, time, accuracy);
    }

    TestTimeAuthority accurateTo(Duration other) {
        return new TestTimeAuthority(root, certificate, enclosed, algorithm, time, Optional.of(other));
    }

    /** The same at another time. */
    public TestTimeAuthority at(Instant other) {
        return new TestTimeAuthority(root, certificate, enclosed, algorithm, other, accuracy);
    }

    /** Its root, as it is given to who trusts it. */
    public byte[] rootPem() {
        return root.pem().getBytes(StandardCharsets.US_ASCII);
    }

    List<CertificateAuthority> trusted() {
        return CertificateAuthority.parseAll("the test's authorities", rootPem());
    }

    /** Answers a TimeStampReq. */
    public byte[] answer(byte[] request) {
        try {
            TimeStampRequest asked = new TimeStampRequest(request);
            return response(
                    0,
                    Optional.of(token(new TSTInfo(
                            new ASN1ObjectIdentifier("1.2.3.4.1"),
                            new MessageImprint(asked.getMessageImprintAlgID(), asked.getMessageImprintDigest()),
                            new ASN1Integer(42),
                            new ASN1GeneralizedTime(generalized(time)),
                            accuracy.map(TestTimeAuthority::der).orElse(null),
                            null,
                            asked.getNonce() == null ? null : new ASN1Integer(asked.getNonce()),
                            null,
                            null))));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An answer that grants nothing. */
    byte[] refusal(String words) {
        try {
            DERSequence status = new DERSequence(
                    new ASN1Encodable[] {new ASN1Integer(2), new DERSequence(new DERUTF8String(words))});
            return new DERSequence(status).getEncoded();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** With the fraction of its second, if it has one, which ends in no zero (RFC 3161, section 2.4.2). */
    private static String generalized(Instant time) {
        return time.toString().replaceAll("[-:T]", "").replaceAll("(\\.[0-9]*?)0*Z$", "$1Z");
    }

    private static Accuracy der(Duration accuracy) {
        return new Accuracy(
                new ASN1Integer(BigInteger.valueOf(accuracy.toSeconds())),
                new ASN1Integer(Math.max(1, accuracy.toMillisPart())),
                null);
    }

    private byte[] response(int status, Optional<byte[]> token) throws IOException {
        DERSequence head = new DERSequence(new ASN1Integer(status));
        return new DERSequence(new ASN1Encodable[] {head, ASN1Primitive.fromByteArray(token.orElseThrow())})
                .getEncoded(ASN1Encoding.DL);
    }

    private byte[] token(TSTInfo info) {
        try {
            X509CertificateHolder holder = new X509CertificateHolder(certificate.der());
            byte[] hash =
                    HexFormat.of().parseHex(Digest.sha256(certificate.der()).hex());
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(new JcaSimpleSignerInfoGeneratorBuilder()
                    .setProvider(new BouncyCastleProvider())
                    .setSignedAttributeGenerator(new AttributeTable(new DERSet(new ASN1Encodable[] {
                        new Attribute(
                                PKCSObjectIdentifiers.id_aa_signingCertificateV2,
                                new DERSet(new SigningCertificateV2(new ESSCertIDv2(hash)))),
                        new Attribute(
                                PKCSObjectIdentifiers.pkcs_9_at_signingTime, new DERSet(new Time(Date.from(time))))
                    })))
                    .build(algorithm, certificate.key().privateKey(), holder));
            for (TestCertificate one : enclosed) {
                generator.addCertificate(new X509CertificateHolder(one.der()));
            }
            return generator
                    .generate(
                            new CMSProcessableByteArray(
                                    PKCSObjectIdentifiers.id_ct_TSTInfo, info.getEncoded(ASN1Encoding.DER)),
                            true)
                    .toASN1Structure()
                    .getEncoded(ASN1Encoding.DL);
        } catch (IOException | CMSException | OperatorException e) {
            throw new IllegalStateException(e);
        }
    }
}
