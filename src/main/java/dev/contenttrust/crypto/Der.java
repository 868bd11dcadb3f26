package dev.contenttrust.crypto;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Object;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1String;

/** Typed access to DER (X.690) from strangers; every method throws {@link InvalidKeyException} where it is not as asked. */
final class Der {
    /** In bytes. The longest key is of two kilobytes, and a certificate seldom of more than four. */
    static final int LENGTH_MAX = 1 << 16;

    private static final String WHAT = InvalidKeyException.NO_KEY;

    private Der() {}

    /** Reads one value that fills the bytes. */
    static ASN1Primitive parse(byte[] der) {
        if (der.length > LENGTH_MAX || !DerShape.isOneValue(der)) {
            throw InvalidKeyException.key("it is not DER");
        }
        try {
            ASN1Primitive value = ASN1Primitive.fromByteArray(der);
            if (Arrays.equals(der, value.getEncoded(ASN1Encoding.DL))) {
                return value;
            }
            throw InvalidKeyException.key("it is not DER");
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            throw new InvalidKeyException(WHAT, "it is not DER", e);
        }
    }

    /** Reads a sequence of so many values. */
    static ASN1Sequence sequence(byte[] der, int size) {
        ASN1Sequence sequence = sequence(parse(der));
        if (sequence.size() != size) {
            throw InvalidKeyException.key("expected a sequence of " + size + ", found " + sequence.size());
        }
        return sequence;
    }

    static ASN1Sequence sequence(ASN1Encodable value) {
        return expect(ASN1Sequence.class, value, "a sequence");
    }

    static BigInteger integer(ASN1Sequence sequence, int index) {
        return expect(ASN1Integer.class, sequence.getObjectAt(index), "an integer")
                .getValue();
    }

    static String oid(ASN1Encodable value) {
        return expect(ASN1ObjectIdentifier.class, value, "an object identifier").getId();
    }

    /** The bytes of a bit string that is made of whole ones. */
    static byte[] bits(ASN1Encodable value) {
        ASN1BitString bits = expect(ASN1BitString.class, value, "a bit string");
        if (bits.getPadBits() != 0) {
            throw InvalidKeyException.key("a bit string is not made of whole bytes");
        }
        return bits.getBytes();
    }

    /** The characters of a string of any of ASN.1's kinds. */
    static String text(ASN1Encodable value) {
        try {
            return expect(ASN1String.class, value, "a string").getString();
        } catch (IllegalArgumentException e) {
            throw new InvalidKeyException(WHAT, "a string in its DER is not of the kind it says", e);
        }
    }

    static <T> T expect(Class<T> type, ASN1Encodable value, String what) {
        if (type.isInstance(value)) {
            return type.cast(value);
        }
        throw InvalidKeyException.key("expected " + what + " in its DER");
    }

    /** The value's own bytes: those it was read from, for one that {@link #parse} gave. */
    static byte[] encode(ASN1Object value) {
        try {
            return value.getEncoded(ASN1Encoding.DL);
        } catch (IOException e) {
            throw new IllegalStateException("memory does not fail", e);
        }
    }

    static byte[] concat(byte[] head, byte[] tail) {
        byte[] both = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, both, head.length, tail.length);
        return both;
    }
}
