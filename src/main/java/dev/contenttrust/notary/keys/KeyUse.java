package dev.contenttrust.notary.keys;

import dev.contenttrust.notary.Gun;
import dev.contenttrust.tuf.RoleName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a key at hand is still good for, as far as repositories were looked at. */
public sealed interface KeyUse {
    /** It is listed. */
    record Serves(List<Service> services) implements KeyUse {
        public Serves {
            services = List.copyOf(services);
        }
    }

    /** The repository that it names lists it no more, or is no more; or, where it names none, no repository looked at lists it. */
    record Idle(String why) implements KeyUse {}

    /** That was not found out. */
    record Unknown(String why) implements KeyUse {}

    /** A role of a repository. */
    record Service(Gun gun, RoleName role) {}

    /**
     * @param seen the repositories that could be looked at
     * @param gone those of which the server has no trust data
     * @param unseen those that could not be looked at
     */
    public static KeyUse of(HeldKey key, List<Custody> seen, Set<Gun> gone, Set<Gun> unseen) {
        List<Service> services = new ArrayList<>();
        for (Custody custody : seen) {
            custody.servedBy(key)
                    .forEach(role ->
                            services.add(new Service(custody.repository().gun(), role)));
        }
        if (!services.isEmpty()) {
            return new Serves(services);
        }
        if (key.id().isEmpty()) {
            return new Unknown("which key it is, only its passphrase tells");
        }
        return key.gun().isPresent() ? ofNamed(key.gun().get(), seen, gone) : ofNameless(seen, unseen);
    }

    private static KeyUse ofNamed(Gun gun, List<Custody> seen, Set<Gun> gone) {
        if (gone.contains(gun)) {
            return new Idle(gun + " has no trust data any more");
        }
        boolean looked =
                seen.stream().anyMatch(custody -> custody.repository().gun().equals(gun));
        return looked ? new Idle(gun + " lists it no more") : new Unknown(gun + " was not looked at");
    }

    private static KeyUse ofNameless(List<Custody> seen, Set<Gun> unseen) {
        if (!unseen.isEmpty()) {
            return new Unknown("it names no repository, and " + unseen.size() + " could not be looked at");
        }
        return seen.isEmpty()
                ? new Unknown("it names no repository, and none was looked at")
                : new Idle("no repository that was looked at lists it");
    }
}
