package dev.contenttrust.report.sarif;

import java.util.List;

/**
 * Who found the results.
 *
 * @param version in numbers and dots
 * @param rules all that results may refer to
 */
public record SarifTool(String name, String version, List<SarifRule> rules) {
    public SarifTool {
        rules = List.copyOf(rules);
    }
}
