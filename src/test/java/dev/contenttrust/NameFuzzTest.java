package dev.contenttrust;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.contenttrust.notary.Gun;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;

/** Any text is the name of an image or refused as none; what is read writes itself out, and is read as the same. */
@Tag("fuzz")
class NameFuzzTest {
    @FuzzTest(maxDuration = "20s")
    void names_are_read_as_they_are_written(byte[] utf8) {
        String text = new String(utf8, StandardCharsets.UTF_8);
        Printable.escape(text)
                .codePoints()
                .filter(Character::isISOControl)
                .findAny()
                .ifPresent(c -> {
                    throw new AssertionError("a control character is printed");
                });
        try {
            ImageReference image = ImageReference.parse(text);
            same(image, ImageReference.parse(image.toString()), text);
            Gun gun = Gun.of(image);
            same(gun, Gun.parse(gun.toString()), text);
            if (gun.toString().contains("..") && gun.toString().contains("/..")) {
                throw new AssertionError("a name climbs: " + gun);
            }
        } catch (InvalidNameException refused) {
            // As it should.
        }
    }

    private static void same(Object one, Object other, String text) {
        if (!one.equals(other)) {
            throw new AssertionError(one + " is not " + other + ", from " + text);
        }
    }
}
