package dev.contenttrust.lint.build;

import dev.contenttrust.lint.dockerfile.Instruction;
import dev.contenttrust.lint.dockerfile.Stage;
import dev.contenttrust.lint.dockerfile.Stages;
import dev.contenttrust.lint.finding.Findings;
import dev.contenttrust.lint.finding.Rule;
import dev.contenttrust.lint.source.MappedText;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What PowerShell downloads. Its language is not read: a stage in which anything is compared or whose signature is looked at is
 * left alone.
 */
final class PowerShell {
    private static final Pattern FETCH =
            Pattern.compile("(?i)\\b(DownloadString|DownloadData|Invoke-WebRequest|Invoke-RestMethod)\\b");
    private static final Pattern RUN = Pattern.compile("(?i)(?<![\\w-])(iex|Invoke-Expression)(?![\\w-])");
    private static final Pattern INTO_FILE = Pattern.compile(
            "(?i)\\b(Invoke-WebRequest\\b[^;|&]*\\s-OutFile\\b|Start-BitsTransfer\\b|DownloadFile\\s*\\()");
    private static final Pattern USE = Pattern.compile(
            "(?i)\\b(Start-Process|Expand-Archive|ExtractToDirectory|msiexec|Add-AppxPackage|7z|tar|Install-Package)\\b|\\.(exe|msi|zip|ps1)\\b");
    private static final Pattern COMPARES = Pattern.compile(
            "(?i)Get-FileHash|Get-AuthenticodeSignature|-hashfile|signtool|\\bgpgv?\\b|sha(256|512)|ComputeHash|cosign");
    private static final String REMEDY =
            "if ((Get-FileHash FILE -Algorithm sha256).Hash -ne 'SHA256') { exit 1 } before it is used";

    private final Stages stages;
    private final Findings findings;

    PowerShell(Stages stages, Findings findings) {
        this.stages = stages;
        this.findings = findings;
    }

    void judge() {
        for (Stage stage : stages.all()) {
            List<MappedText> scripts = stage.instructions().stream()
                    .filter(instruction -> instruction.is("RUN"))
                    .map(Instruction::script)
                    .toList();
            boolean compares = scripts.stream()
                    .anyMatch(text -> COMPARES.matcher(text.text()).find());
            scripts.forEach(text -> script(text, compares));
        }
    }

    private void script(MappedText text, boolean compares) {
        Matcher fetch = FETCH.matcher(text.text());
        Matcher file = INTO_FILE.matcher(text.text());
        if (fetch.find() && RUN.matcher(text.text()).find() && !compares) {
            findings.add(
                    Rule.TR203,
                    text.origin(fetch.start(), fetch.end()),
                    "a download goes straight into Invoke-Expression: whatever the server sends is run",
                    "save it, and " + REMEDY);
        } else if (file.find() && !compares && USE.matcher(text.text()).find()) {
            findings.add(
                    Rule.TR204,
                    text.origin(file.start(), file.end()),
                    "a download of PowerShell is used, and nothing verifies it",
                    REMEDY);
        }
    }
}
