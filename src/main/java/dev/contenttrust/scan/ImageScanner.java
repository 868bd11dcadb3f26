package dev.contenttrust.scan;

import dev.contenttrust.scan.binary.rules.Product;
import dev.contenttrust.scan.binary.rules.Recogniser;
import dev.contenttrust.scan.binary.rules.Recognisers;
import dev.contenttrust.scan.exempt.Exemptions;
import dev.contenttrust.scan.inventory.Component;
import dev.contenttrust.scan.inventory.Distribution;
import dev.contenttrust.scan.inventory.Inventory;
import dev.contenttrust.scan.inventory.Kind;
import dev.contenttrust.scan.inventory.Located;
import dev.contenttrust.scan.naming.PackageUrls;
import dev.contenttrust.scan.result.DatabaseState;
import dev.contenttrust.scan.result.Finding;
import dev.contenttrust.scan.result.ScanResult;
import dev.contenttrust.scan.result.ScannedImage;
import dev.contenttrust.scan.result.Vulnerability;
import dev.contenttrust.vulndb.Match;
import dev.contenttrust.vulndb.PackageVersion;
import dev.contenttrust.vulndb.VulnerabilityDatabase;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Holds inventories against a vulnerability database, for one instant. For one thread, while the database is open. */
public final class ImageScanner {
    private static final String BITNAMI = "Bitnami";
    private static final String UPSTREAM = "Upstream";

    private final VulnerabilityDatabase database;
    private final Recognisers recognisers;
    private final Exemptions exemptions;
    private final Instant now;
    private final Map<String, Product> products = new HashMap<>();
    private final Map<List<PackageVersion>, List<Match>> known = new HashMap<>();

    /** @param now decides which exemptions hold, and which distributions have reached their end */
    public ImageScanner(VulnerabilityDatabase database, Recognisers recognisers, Exemptions exemptions, Instant now) {
        this.database = database;
        this.exemptions = exemptions;
        this.now = now;
        this.recognisers = recognisers;
    }

    /**
     * What is known against an image.
     *
     * @throws dev.contenttrust.vulndb.store.UnusableDatabaseException if the database turns out to be damaged
     */
    public ScanResult judge(ScannedImage image, Inventory inventory) {
        Coverage coverage = new Coverage(database, now);
        inventory.distribution().ifPresent(coverage::distribution);
        List<Finding> findings = new ArrayList<>();
        for (Located located : inventory.components()) {
            Component component = located.component();
            List<PackageVersion> names = names(component, inventory.distribution());
            coverage.component(component, names);
            Optional<String> purl = PackageUrls.of(component, inventory.distribution());
            for (Match match : known.computeIfAbsent(names, database::matchesUnder)) {
                findings.add(new Finding(located, purl, vulnerability(match, names), match.fixed()));
            }
        }
        if (inventory.components().isEmpty()) {
            coverage.nothing();
        }
        Exemptions.Judged judged =
                exemptions.judge(findings, image, now.atOffset(ZoneOffset.UTC).toLocalDate());
        return new ScanResult(
                image,
                inventory,
                judged.counted(),
                0,
                judged.exempted(),
                judged.unused(),
                coverage.limits(),
                state(),
                now);
    }

    /** All names of it under which the database may have advisories. */
    private List<PackageVersion> names(Component component, Optional<Distribution> distribution) {
        if (component.kind() == Kind.GENERIC) {
            return component.version().isEmpty() ? List.of() : productNames(component);
        }
        return PackageUrls.coordinates(component, distribution).stream()
                .map(at -> new PackageVersion(at.ecosystem(), at.name(), at.version()))
                .toList();
    }

    private List<PackageVersion> productNames(Component component) {
        if (products.isEmpty()) {
            recognisers.all().stream().map(Recogniser::product).forEach(product -> products.put(product.id(), product));
        }
        return Optional.ofNullable(products.get(component.name())).stream()
                .flatMap(product -> Stream.concat(
                        product.bitnami().map(name -> new PackageVersion(BITNAMI, name, component.version())).stream(),
                        product
                                .upstream()
                                .map(name -> new PackageVersion(UPSTREAM, name, component.version()))
                                .stream()))
                .toList();
    }

    private static Vulnerability vulnerability(Match match, List<PackageVersion> names) {
        OptionalDouble score = match.rating().score();
        return new Vulnerability(
                match.id(),
                match.ids().stream().filter(id -> !id.equals(match.id())).toList(),
                match.summary(),
                match.rating().severity(),
                score.isPresent() ? Optional.of(score.getAsDouble()) : Optional.empty(),
                Optional.of(match.rating().vector()).filter(vector -> !vector.isEmpty()),
                match.exploit().isPresent(),
                match.chance().map(chance -> chance.probability()),
                names.get(0).ecosystem());
    }

    private DatabaseState state() {
        return new DatabaseState(
                database.oldest().current(),
                database.sources().stream()
                        .map(source -> new DatabaseState.Source(
                                source.name().isEmpty() ? source.kind().word() : source.name(),
                                source.current(),
                                source.digest()))
                        .toList());
    }
}
