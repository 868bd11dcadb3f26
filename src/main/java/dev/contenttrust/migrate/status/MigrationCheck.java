package dev.contenttrust.migrate.status;

import dev.contenttrust.Digest;
import dev.contenttrust.ImageReference;
import dev.contenttrust.TrustException;
import dev.contenttrust.image.Manifest;
import dev.contenttrust.migrate.NewRegistry;
import dev.contenttrust.migrate.Plan.PlannedRepository;
import dev.contenttrust.migrate.Plan.PlannedTag;
import dev.contenttrust.migrate.status.CheckedRepository.CheckedTag;
import dev.contenttrust.migrate.status.CheckedRepository.State;
import dev.contenttrust.migrate.status.SignatureVerdict.None;
import dev.contenttrust.migrate.status.SignatureVerdict.Unknown;
import dev.contenttrust.migrate.status.SignatureVerdict.Valid;
import dev.contenttrust.registry.RegistryClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at the new registry, tag by tag. Safe for use by several threads. */
public final class MigrationCheck {
    private final RegistryClient registry;
    private final NewRegistry to;
    private final List<SignatureCheck> checks;

    /** @param checks all of which have to find a signature */
    public MigrationCheck(RegistryClient registry, NewRegistry to, List<SignatureCheck> checks) {
        this.registry = registry;
        this.to = to;
        this.checks = List.copyOf(checks);
    }

    /** How far a repository is; what fails for one tag is told of that tag. */
    public CheckedRepository check(PlannedRepository planned) {
        ImageReference name = to.nameOf(planned.gun());
        List<CheckedTag> tags = new ArrayList<>();
        planned.tags().forEach(tag -> tags.add(check(name, tag)));
        return new CheckedRepository(planned, name, tags);
    }

    private CheckedTag check(ImageReference name, PlannedTag tag) {
        ImageReference image =
                new ImageReference(name.domain(), name.path(), Optional.of(tag.tag()), Optional.empty());
        try {
            Optional<Digest> served = registry.digestOf(image, tag.tag());
            if (served.isEmpty()) {
                return new CheckedTag(tag, State.MISSING, "no such tag", "");
            }
            if (!served.get().equals(tag.digest())) {
                return new CheckedTag(tag, State.MISSING, "another digest: " + served.get(), "");
            }
            Optional<Manifest> manifest = registry.manifest(image, tag.digest(), Manifest.LENGTH_MAX);
            if (manifest.isEmpty()) {
                return new CheckedTag(tag, State.MISSING, "the tag is there, its manifest is not", "");
            }
            if (manifest.get().descriptor().size() != tag.length()) {
                return new CheckedTag(tag, State.MISSING, "a manifest of another length than was signed", "");
            }
            return signed(image, tag, manifest.get());
        } catch (TrustException e) {
            State state = Candidates.isNoAnswer(e) ? State.UNKNOWN : State.MISSING;
            return new CheckedTag(tag, state, e.getMessage(), "");
        }
    }

    private CheckedTag signed(ImageReference image, PlannedTag tag, Manifest manifest) {
        State state = State.DONE;
        List<String> words = new ArrayList<>();
        for (SignatureCheck check : checks) {
            SignatureVerdict verdict = check(check, image, manifest);
            if (verdict instanceof Valid valid) {
                words.add(check.kind() + ": " + valid.by());
            } else if (verdict instanceof None none) {
                state = State.MISSING;
                words.addAll(none.reasons());
            } else if (verdict instanceof Unknown unknown) {
                state = state == State.MISSING ? state : State.UNKNOWN;
                words.addAll(unknown.reasons());
            }
        }
        return new CheckedTag(tag, state, "the signed digest", String.join("; ", words));
    }

    private static SignatureVerdict check(SignatureCheck check, ImageReference image, Manifest manifest) {
        try {
            return check.check(image, manifest);
        } catch (TrustException e) {
            return Candidates.isNoAnswer(e)
                    ? new Unknown(List.of(e.getMessage()))
                    : new None(List.of(e.getMessage()));
        }
    }
}
