package dev.contenttrust.lint.keyfile;

import dev.contenttrust.crypto.pgp.Fingerprint;
import dev.contenttrust.lint.dockerfile.Dockerfile;
import dev.contenttrust.lint.dockerfile.Instruction;
import dev.contenttrust.lint.dockerfile.Setting;
import dev.contenttrust.lint.source.MappedText;
import dev.contenttrust.lint.source.Span;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fingerprints that an instruction names, itself or by variables of the file. */
final class Pins {
    /** 40 digits, together or in groups of four. What is not of a key has as many, so its surroundings decide. */
    private static final Pattern DIGITS = Pattern.compile(
            "(?<![0-9A-Za-z])(?:0[xX])?((?:[0-9A-Fa-f]{4}[ \\u00A0]{0,2}){9}[0-9A-Fa-f]{4})(?![0-9A-Za-z])");

    /** Only where keys are handled is it taken for a fingerprint. */
    private static final Pattern ABOUT_KEYS = Pattern.compile("(?i)gpg|fingerprint|signed-by|sq |keyring");

    private static final Pattern COMMIT =
            Pattern.compile("(?i).*(checkout|commit|sha1|sha1sum|rev|reset|archive/)\\S*[\\s\"'=]*");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{?([A-Za-z_][A-Za-z0-9_]*)");

    /** How far before the digits the word is looked for that makes them a commit or a checksum. */
    private static final int BEFORE = 24;

    private final Map<String, String> variables = new HashMap<>();

    Pins(Dockerfile file) {
        for (Instruction instruction : file.instructions()) {
            if (instruction.is("ENV") || instruction.is("ARG")) {
                for (Setting setting : Setting.of(instruction, file.escape())) {
                    setting.value()
                            .ifPresent(value -> variables.put(setting.name().text(), value.text()));
                }
            }
        }
    }

    /** Each with where it stands, or where the instruction does if a variable holds it. */
    Map<Fingerprint, Span> of(Instruction instruction) {
        Map<Fingerprint, Span> pins = new LinkedHashMap<>();
        MappedText script = instruction.script();
        if (!ABOUT_KEYS.matcher(script.text()).find()) {
            return pins;
        }
        add(script.text(), script, script.origin(0, 0), pins);
        Matcher variable = VARIABLE.matcher(script.text());
        while (variable.find()) {
            Span at = script.origin(variable.start(), variable.end());
            Optional.ofNullable(variables.get(variable.group(1))).ifPresent(value -> add(value, script, at, pins));
        }
        return pins;
    }

    private static void add(String text, MappedText script, Span at, Map<Fingerprint, Span> pins) {
        Matcher digits = DIGITS.matcher(text);
        boolean own = text.equals(script.text());
        while (digits.find()) {
            String before = text.substring(Math.max(0, digits.start() - BEFORE), digits.start());
            if (!COMMIT.matcher(before).matches()) {
                Fingerprint.parse(digits.group(1))
                        .ifPresent(
                                pin -> pins.putIfAbsent(pin, own ? script.origin(digits.start(1), digits.end(1)) : at));
            }
        }
    }
}
