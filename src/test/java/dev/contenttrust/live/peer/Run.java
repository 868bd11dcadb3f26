package dev.contenttrust.live.peer;

import dev.contenttrust.RawBytes;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a program answered. */
public record Run(List<String> command, int exitCode, RawBytes outputBytes, String errors) {
    /** Standard output as text. */
    public String output() {
        return new String(outputBytes.bytes(), StandardCharsets.UTF_8);
    }

    /** The lines of standard output. */
    public List<String> lines() {
        return output().lines().toList();
    }

    /** This run, if it exited with 0. */
    public Run succeeded() {
        if (exitCode != 0) {
            throw new AssertionError(this);
        }
        return this;
    }

    @Override
    public String toString() {
        return String.join(" ", command) + "\nexited with " + exitCode + "\n" + output() + errors;
    }
}
