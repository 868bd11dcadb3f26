package dev.contenttrust.audit;

import dev.contenttrust.Digest;
import dev.contenttrust.TrustException;
import dev.contenttrust.audit.AuditRow.TagRow;
import dev.contenttrust.audit.ServedTags.Answer;
import dev.contenttrust.notary.SignedRepository;
import dev.contenttrust.notary.SignedRepository.Disagreement;
import dev.contenttrust.notary.SignedTag;
import dev.contenttrust.tuf.RoleName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** One row for every tag that some role holds. */
final class TagFindings {
    private final SignedRepository repository;
    private final Findings findings;
    private final Optional<ServedTags> registry;
    private final Map<String, Disagreement> disagreements = new HashMap<>();

    TagFindings(SignedRepository repository, Findings findings, Optional<ServedTags> registry) {
        this.repository = repository;
        this.findings = findings;
        this.registry = registry;
        repository.disagreements().forEach(one -> disagreements.put(one.tag(), one));
    }

    /** In the order of the tags' names. */
    List<TagRow> rows() {
        Map<String, TagRow> rows = new TreeMap<>();
        repository.tags(List.of()).forEach(tag -> rows.put(tag.tag(), row(tag)));
        for (Map.Entry<RoleName, Set<String>> dropped :
                repository.state().droppedNames().entrySet()) {
            for (String tag : dropped.getValue()) {
                rows.computeIfAbsent(tag, name -> lost(name, dropped.getKey()));
            }
        }
        return List.copyOf(rows.values());
    }

    private TagRow row(SignedTag first) {
        String tag = first.tag();
        Optional<TrustException> doubt = repository.state().doubt(SignedRepository.RELEASES, tag);
        if (doubt.isPresent()) {
            return new Draft(tag).because(Failures.of(doubt.get())).build();
        }
        Optional<SignedTag> released = repository.released(tag);
        Draft draft = new Draft(tag).signed(released.orElse(first));
        if (released.isEmpty()) {
            draft.because(new Reason(
                    Verdict.UNSIGNED,
                    "only " + names(repository.signers(first))
                            + " signs it, and Docker takes a tag from targets/releases or targets alone"));
        }
        Optional.ofNullable(disagreements.get(tag)).ifPresent(draft::disagreed);
        released.ifPresent(signed -> registry.ifPresent(served -> draft.served(signed, served)));
        return draft.build();
    }

    /** Only a role whose word does not count holds it. */
    private TagRow lost(String tag, RoleName role) {
        TrustException why =
                Optional.ofNullable(repository.state().dropped().get(role)).orElseThrow();
        return new Draft(tag).because(Failures.of(why)).build();
    }

    private static String names(Set<RoleName> roles) {
        return String.join(", ", roles.stream().map(RoleName::value).toList());
    }

    /** A row that is being put together. */
    private final class Draft {
        private final String tag;
        private final List<Reason> own = new ArrayList<>();
        private Optional<SignedTag> signed = Optional.empty();
        private Optional<Digest> served = Optional.empty();
        private Optional<Instant> signedCreated = Optional.empty();
        private Optional<Instant> servedCreated = Optional.empty();
        private final List<String> notes = new ArrayList<>();

        private Draft(String tag) {
            this.tag = tag;
        }

        private Draft because(Reason reason) {
            own.add(reason);
            return this;
        }

        private Draft signed(SignedTag by) {
            signed = Optional.of(by);
            return this;
        }

        private void disagreed(Disagreement disagreement) {
            Optional<RoleName> taken = repository.released(tag).map(SignedTag::role);
            List<String> opinions = new ArrayList<>();
            for (SignedTag opinion : disagreement.opinions()) {
                opinions.add(opinion.role() + " says " + opinion.digest()
                        + (taken.filter(opinion.role()::equals).isPresent() ? " (Docker takes it)" : ""));
            }
            because(new Reason(Verdict.SHADOWED, String.join(", ", opinions)));
        }

        private void served(SignedTag by, ServedTags from) {
            Answer answer = from.ask(by);
            if (answer instanceof Answer.None none) {
                because(new Reason(Verdict.UNREACHABLE, none.why()));
            } else if (answer instanceof Answer.Has has) {
                served = Optional.of(has.digest());
                if (!has.digest().equals(by.digest())) {
                    moved(by, has.digest(), from);
                }
            } else if (answer instanceof Answer.NoTag) {
                notes.add("no registry can have a tag of this name, so that it was not asked");
            } else {
                because(new Reason(
                        Verdict.MISSING, from.location() + " has no such tag, which is signed as " + by.digest()));
            }
        }

        private void moved(SignedTag by, Digest now, ServedTags from) {
            because(new Reason(Verdict.MOVED, "signed is " + by.digest() + ", the tag is now " + now));
            signedCreated = from.created(by.digest());
            servedCreated = from.created(now);
            if (signedCreated.isEmpty() || servedCreated.isEmpty()) {
                notes.add("which of the two images is older is not known");
            } else if (signedCreated.get().isBefore(servedCreated.get())) {
                because(new Reason(
                        Verdict.LAGGING,
                        "the signed image was made " + signedCreated.get() + ", the one under the tag "
                                + servedCreated.get()));
            } else {
                notes.add("the image under the tag is no newer than the signed one");
            }
        }

        private TagRow build() {
            List<Reason> all = new ArrayList<>(own);
            signed.ifPresent(by -> all.addAll(findings.concerning(by.role())));
            return new TagRow(
                    repository.gun().toString(),
                    tag,
                    Verdict.worst(all),
                    Verdict.worst(own),
                    all,
                    notes,
                    signed.map(SignedTag::digest),
                    signed.map(by -> by.role().value()),
                    signed.stream()
                            .flatMap(by -> repository.signers(by).stream())
                            .map(RoleName::value)
                            .toList(),
                    served,
                    signedCreated,
                    servedCreated);
        }
    }
}
