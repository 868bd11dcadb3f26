package dev.contenttrust.lint.unverified;

import dev.contenttrust.lint.finding.Level;
import dev.contenttrust.lint.finding.Rule;
import dev.contenttrust.lint.source.Span;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Variables of the environment that switch verification off. */
final class Variables {
    private static final String WHOEVER = " takes what whoever answers sends";

    /** @param value with which it does */
    private record Known(Pattern value, Level level, String effect) {
        Known(String value, Level level, String effect) {
            this(Pattern.compile(value), level, effect);
        }
    }

    private static final String NO = "(?i)0|false|no|off";
    private static final String YES = "(?i)1|true|yes|on";

    private static final Map<String, Known> KNOWN = Map.ofEntries(
            Map.entry("GIT_SSL_NO_VERIFY", new Known(YES, Level.ERROR, "git" + WHOEVER)),
            Map.entry("NODE_TLS_REJECT_UNAUTHORIZED", new Known("0", Level.ERROR, "node" + WHOEVER)),
            Map.entry("PYTHONHTTPSVERIFY", new Known("0", Level.ERROR, "python" + WHOEVER)),
            Map.entry("NPM_CONFIG_STRICT_SSL", new Known(NO, Level.ERROR, "npm" + WHOEVER)),
            Map.entry("YARN_STRICT_SSL", new Known(NO, Level.ERROR, "yarn" + WHOEVER)),
            Map.entry("YARN_ENABLE_STRICT_SSL", new Known(NO, Level.ERROR, "yarn" + WHOEVER)),
            Map.entry("PIP_TRUSTED_HOST", new Known("(?s).+", Level.ERROR, "pip" + WHOEVER)),
            Map.entry("PERL_LWP_SSL_VERIFY_HOSTNAME", new Known("0", Level.ERROR, "perl" + WHOEVER)),
            Map.entry("CONDA_SSL_VERIFY", new Known(NO, Level.ERROR, "conda" + WHOEVER)),
            Map.entry("BUNDLE_SSL_VERIFY_MODE", new Known("0", Level.ERROR, "bundler" + WHOEVER)),
            Map.entry("COMPOSER_DISABLE_TLS", new Known(YES, Level.ERROR, "composer" + WHOEVER)),
            Map.entry("CARGO_HTTP_CHECK_REVOKE", new Known("never", Level.WARNING, "cargo" + WHOEVER)),
            Map.entry("GOFLAGS", new Known("(?s).*-insecure\\b.*", Level.WARNING, "go" + WHOEVER)),
            Map.entry(
                    "GONOSUMDB",
                    new Known("\\*", Level.WARNING, "go does not ask whether others got the same modules")),
            Map.entry("GOINSECURE", new Known("(?s).+", Level.WARNING, "go" + WHOEVER)),
            Map.entry(
                    "GOSUMDB",
                    new Known("(?i)off", Level.WARNING, "go does not ask whether others got the same module")),
            Map.entry(
                    "DOTNET_NUGET_SIGNATURE_VERIFICATION",
                    new Known("(?i)false", Level.ERROR, "packages are installed whoever made them")));

    private Variables() {}

    static Optional<Switch> of(String name, String value, Span span) {
        String upper = name.equals("npm_config_strict_ssl") ? "NPM_CONFIG_STRICT_SSL" : name;
        return Optional.ofNullable(KNOWN.get(upper))
                .filter(known -> known.value().matcher(value).matches())
                .map(known -> new Switch(Rule.TR403, known.level(), span, name + "=" + value, known.effect()));
    }
}
