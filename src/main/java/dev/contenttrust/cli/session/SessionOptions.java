package dev.contenttrust.cli.session;

import dev.contenttrust.cli.console.Console;
import dev.contenttrust.cli.option.OptionTable;
import dev.contenttrust.transport.Courtesy;
import java.time.Instant;
import java.util.Optional;

/** The options that every command about trust has. */
public final class SessionOptions {
    private final TrustOptions trust;
    private final ConnectionOptions connections;

    public SessionOptions(OptionTable options) {
        this.trust = new TrustOptions(options);
        this.connections = new ConnectionOptions(options);
    }

    /** The instant asked for, if one was. */
    public Optional<Instant> asOf() {
        return trust.asOf();
    }

    /** Whether time-stamping authorities were named. */
    public boolean trustsTimeAuthorities() {
        return trust.timeAuthorities().isPresent();
    }

    /**
     * Makes the services.
     *
     * @param userAgent says who asks
     */
    public Session open(Console console, String userAgent) {
        return new Session(new Settings(trust, connections, console, Optional.empty()), userAgent, Optional.empty());
    }

    /**
     * The same for so many subjects, which are judged side by side.
     *
     * @param userAgent says who asks
     */
    public Session open(Console console, String userAgent, int subjects) {
        return subjects > 1 ? open(console, userAgent, Courtesy.prompt(), Optional.empty()) : open(console, userAgent);
    }

    /**
     * The same for a job of many requests.
     *
     * @param server asked where no option names another
     */
    public Session open(Console console, String userAgent, Courtesy courtesy, Optional<String> server) {
        return new Session(new Settings(trust, connections, console, server), userAgent, Optional.of(courtesy));
    }
}
