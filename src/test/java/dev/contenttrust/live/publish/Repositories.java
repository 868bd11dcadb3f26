package dev.contenttrust.live.publish;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The scenarios, each published when it is first asked for. */
public final class Repositories {
    private final Workshop workshop;
    private final Map<Scenario, Signed> published = new ConcurrentHashMap<>();

    public Repositories(Workshop workshop) {
        this.workshop = workshop;
    }

    public Signed get(Scenario scenario) {
        return published.computeIfAbsent(scenario, this::publish);
    }

    private Signed publish(Scenario scenario) {
        return switch (scenario) {
            case PLAIN -> TagScenarios.plain(workshop);
            case EMPTY -> TagScenarios.empty(workshop);
            case REMOVED -> TagScenarios.removed(workshop);
            case MOVED -> TagScenarios.moved(workshop);
            case GHOST -> TagScenarios.ghost(workshop);
            case SHA512 -> TagScenarios.sha512(workshop);
            case MULTI_ARCH -> TagScenarios.multiArch(workshop);
            case LAYERS -> TagScenarios.layers(workshop);
            case MANY_TAGS -> TagScenarios.manyTags(workshop);
            case DELEGATED -> SignerScenarios.delegated(workshop);
            case PATHS -> SignerScenarios.paths(workshop);
            case NESTED -> SignerScenarios.nested(workshop);
            case TEAM -> SignerScenarios.team(workshop);
            case RSA -> KeyScenarios.rsa(workshop);
            case LOCAL_SNAPSHOT -> KeyScenarios.localSnapshot(workshop);
            case ROTATED -> KeyScenarios.rotated(workshop);
        };
    }
}
