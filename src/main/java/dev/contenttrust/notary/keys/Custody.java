package dev.contenttrust.notary.keys;

import dev.contenttrust.notary.SignedRepository;
import dev.contenttrust.tuf.RoleName;
import java.util.List;
import java.util.stream.Stream;

/**
 * The live roles of a repository against the keys at hand.
 *
 * @param roles the four that every repository has, then delegations
 */
public record Custody(SignedRepository repository, List<RoleCustody> roles) {
    public Custody {
        roles = List.copyOf(roles);
    }

    public static Custody of(SignedRepository repository, KeysAtHand hand) {
        return new Custody(
                repository,
                Stream.concat(repository.administrators().stream(), repository.delegates().stream())
                        .map(role -> RoleCustody.of(role, hand.keys()))
                        .toList());
    }

    /** The roles for which the keys here are enough. */
    public List<RoleName> canSign() {
        return names(roles.stream().filter(RoleCustody::canSign));
    }

    /** The roles whose threshold nobody could meet any more without this machine. */
    public List<RoleName> lostWithoutUs() {
        return names(roles.stream().filter(RoleCustody::lostWithoutUs));
    }

    /** The roles that list this key. */
    public List<RoleName> servedBy(HeldKey key) {
        return names(roles.stream()
                .filter(role ->
                        role.keys().stream().anyMatch(listed -> listed.held().contains(key))));
    }

    private static List<RoleName> names(Stream<RoleCustody> roles) {
        return roles.map(role -> role.role().role()).distinct().toList();
    }
}
