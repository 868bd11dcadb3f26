package dev.contenttrust.lint.signed;

import dev.contenttrust.lint.Checked;
import dev.contenttrust.lint.finding.Finding;
import dev.contenttrust.lint.finding.Findings;
import dev.contenttrust.lint.finding.Policy;
import dev.contenttrust.lint.keyfile.SuppliedKeyrings;
import dev.contenttrust.lint.source.Edit;
import dev.contenttrust.lint.source.Nearby;
import dev.contenttrust.notary.PinSettings;
import dev.contenttrust.notary.SignaturePolicy;
import dev.contenttrust.notary.SignaturePolicy.Wish;
import dev.contenttrust.notary.TrustService;
import dev.contenttrust.notary.TrustSettings;
import dev.contenttrust.transport.HttpService;
import dev.contenttrust.transport.TransportSettings;
import dev.contenttrust.trusted.SignerDemand;
import dev.contenttrust.tuf.TestRepository;
import dev.contenttrust.updater.RefreshPolicy;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Files that name images, and whom to ask about them. */
public final class Tree {
    private final List<Findings> files = new ArrayList<>();
    private final Path home;
    private final String server;
    private TransportSettings transport;
    private Map<String, Wish> wishes = Map.of();
    private Policy policy = Policy.NONE;
    private SignerDemand demand = SignerDemand.none();
    private RefreshPolicy refresh = RefreshPolicy.at(TestRepository.TODAY);

    /** @param home where trust data may be stored */
    public Tree(Path home, String server) {
        this.home = home;
        this.server = server;
        this.transport = TransportSettings.defaults(home);
    }

    public Tree wishing(Map<String, Wish> others) {
        this.wishes = others;
        return this;
    }

    public Tree under(Policy other) {
        this.policy = other;
        return this;
    }

    public Tree signedBy(String role) {
        this.demand = new SignerDemand(Set.of(SignerDemand.role(role)), Set.of());
        return this;
    }

    public Tree refreshing(RefreshPolicy other) {
        this.refresh = other;
        return this;
    }

    /** Judged for that clock's now. */
    public Tree by(InstantSource clock) {
        return refreshing(RefreshPolicy.at(clock.instant()));
    }

    public Tree asOf(String instant) {
        return refreshing(new RefreshPolicy(Instant.parse(instant), true, false, Optional.empty()));
    }

    /** A compose file with one service an image. */
    public Tree compose(String... images) {
        StringBuilder text = new StringBuilder("services:\n");
        for (int i = 0; i < images.length; i++) {
            text.append("  s")
                    .append(i)
                    .append(":\n    image: ")
                    .append(images[i])
                    .append('\n');
        }
        return file("compose.yaml", text.toString());
    }

    public Tree file(String name, String text) {
        files.add(Checked.findings(Nearby.NOTHING, SuppliedKeyrings.NONE, policy, name, text));
        return this;
    }

    /** @param other how servers are reached */
    public Tree through(TransportSettings other) {
        this.transport = other;
        return this;
    }

    public Result check() {
        TrustSettings settings = new TrustSettings(
                Optional.of(server), List.of(), home, List.of(), PinSettings.none(), true, false, refresh);
        try (HttpService http = new HttpService(transport)) {
            TrustService trust = new TrustService(settings, http);
            SignatureSummary summary =
                    new SignatureCheck(trust, new SignaturePolicy(wishes), demand, refresh.now()).check(files);
            return new Result(files, summary);
        }
    }

    public record Result(List<Findings> files, SignatureSummary summary) {
        /** What is said about signatures: {@code TR110 error 3: what the message says}. */
        public List<String> lines() {
            return findings()
                    .filter(finding -> finding.rule().id().matches("TR109|TR110|TR111"))
                    .map(finding -> finding.rule() + " " + finding.level().word() + " "
                            + finding.region().startLine() + ": " + finding.message())
                    .toList();
        }

        private Stream<Finding> findings() {
            return files.stream().flatMap(file -> file.inOrder().stream()).filter(Finding::counts);
        }

        public String counts() {
            return summary.signed().size() + " signed, " + summary.refused() + " refused, " + summary.notAsked()
                    + " not asked, " + summary.unknown() + " unknown, " + summary.uncheckedImages() + " unchecked";
        }

        public List<Edit> fixes() {
            return findings().flatMap(finding -> finding.fix().stream()).toList();
        }

        /** The first file, mended. */
        public String mended() {
            return files.get(0).source().with(fixes()).text();
        }
    }
}
