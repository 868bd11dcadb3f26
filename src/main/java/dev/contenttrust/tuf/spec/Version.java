package dev.contenttrust.tuf.spec;

import dev.contenttrust.json.JsonCursor;
import java.util.regex.Pattern;

/** The version of the specification that a file keeps to; one of another major version may mean anything (section 4.3). */
final class Version {
    private static final Pattern KNOWN = Pattern.compile("1(?:\\.[0-9]{1,9}){1,2}");

    private Version() {}

    /** What was signed, if it keeps to a version that we know. */
    static JsonCursor checked(JsonCursor signed) {
        JsonCursor version = signed.member("spec_version");
        if (!KNOWN.matcher(version.string()).matches()) {
            throw version.failure("expected version 1 of the TUF specification, found \"" + version.string() + "\"");
        }
        return signed;
    }
}
