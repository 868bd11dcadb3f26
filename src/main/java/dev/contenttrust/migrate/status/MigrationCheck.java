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
        ImageReference image = new ImageReference(name.domain(), name.path(), Optional.of(tag.tag()), Optional.empty());
        try {
            Optional<Digest> served = registry.digestOf(image, tag.tag());
            if (served.isEmpty()) {
                return missing(tag, "no such tag", "the registry has no such tag");
            }
            if (!served.get().equals(tag.digest())) {
                return missing(
                        tag, "another digest", "the registry serves " + served.get() + ", signed is " + tag.digest());
            }
            Optional<Manifest> manifest = registry.manifest(image, tag.digest(), Manifest.LENGTH_MAX);
            if (manifest.isEmpty()) {
                return missing(tag, "no manifest", "the registry has the tag, and not its manifest");
            }
            long length = manifest.get().descriptor().size();
            if (length != tag.length()) {
                return missing(
                        tag, "another length", "its manifest has " + length + " bytes, signed are " + tag.length());
            }
            return signed(image, tag, manifest.get());
        } catch (TrustException e) {
            return Candidates.isNoAnswer(e)
                    ? new CheckedTag(tag, State.UNKNOWN, "no answer", "", List.of(e.getMessage()))
                    : missing(tag, "not as signed", e.getMessage());
        }
    }

    private static CheckedTag missing(PlannedTag tag, String served, String why) {
        return new CheckedTag(tag, State.MISSING, served, "", List.of(why));
    }

    private CheckedTag signed(ImageReference image, PlannedTag tag, Manifest manifest) {
        State state = State.DONE;
        List<String> words = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        for (SignatureCheck check : checks) {
            SignatureVerdict verdict = check(check, image, manifest);
            if (verdict instanceof Valid valid) {
                words.add(check.kind() + " (" + valid.by() + ")");
            } else if (verdict instanceof None none) {
                state = State.MISSING;
                words.add("no " + check.kind());
                reasons.addAll(none.reasons());
            } else if (verdict instanceof Unknown unknown) {
                state = state == State.MISSING ? state : State.UNKNOWN;
                words.add(check.kind() + " not known");
                reasons.addAll(unknown.reasons());
            }
        }
        return new CheckedTag(tag, state, "as signed", String.join(", ", words), reasons);
    }

    private static SignatureVerdict check(SignatureCheck check, ImageReference image, Manifest manifest) {
        try {
            return check.check(image, manifest);
        } catch (TrustException e) {
            return Candidates.isNoAnswer(e) ? new Unknown(List.of(e.getMessage())) : new None(List.of(e.getMessage()));
        }
    }
}
