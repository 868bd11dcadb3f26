package dev.contenttrust.notary;

import dev.contenttrust.Digest;
import dev.contenttrust.tuf.RoleName;
import dev.contenttrust.tuf.Signed.TargetFile;
import dev.contenttrust.tuf.Signed.Targets;
import dev.contenttrust.tuf.Verified;
import dev.contenttrust.updater.Refreshed;
import dev.contenttrust.updater.source.Existence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A repository's verified state, read by the rules of Docker and Notary (notary-v1 profile, "which target answers a tag"). */
public final class SignedRepository {
    /** The role in which Docker looks for a tag first. */
    public static final RoleName RELEASES = new RoleName("targets/releases");

    /** The roles in which Docker looks for a tag, in its order. */
    private static final List<RoleName> RELEASING = List.of(RELEASES, RoleName.TARGETS);

    /** By the bytes of the UTF-8 form, as Go compares. */
    private static final Comparator<String> BYTEWISE = SignedRepository::compareCodePoints;

    private final Gun gun;
    private final String server;
    private final Refreshed state;
    private final Optional<Existence> existence;

    SignedRepository(Gun gun, String server, Refreshed state) {
        this(gun, server, state, Optional.empty());
    }

    private SignedRepository(Gun gun, String server, Refreshed state, Optional<Existence> existence) {
        this.gun = gun;
        this.server = server;
        this.state = state;
        this.existence = existence;
    }

    public Gun gun() {
        return gun;
    }

    /** The trust server or mirror. */
    public String server() {
        return server;
    }

    /** The metadata beneath. */
    public Refreshed state() {
        return state;
    }

    /** Where another instant was asked for: how sure it is that all of it was there by then. */
    public Optional<Existence> existence() {
        return existence;
    }

    SignedRepository with(Existence found) {
        return new SignedRepository(gun, server, state, Optional.of(found));
    }

    /** The digests of all files that its state rests on. */
    public Set<Digest> files() {
        Set<Digest> files = new LinkedHashSet<>();
        state.rootChain().forEach(root -> files.add(root.raw().sha256()));
        files.add(state.timestamp().raw().sha256());
        files.add(state.snapshot().raw().sha256());
        state.targets().values().forEach(file -> files.add(file.raw().sha256()));
        return files;
    }

    /**
     * What {@code notary list} shows: each tag once, from the first role that has it; sorted by the bytes of the tag.
     *
     * @param roles those asked for, each with its delegations but for those that are asked for themselves; the word of an
     *     earlier one counts before that of a later one; empty for the whole tree
     */
    public List<SignedTag> tags(List<RoleName> roles) {
        Map<String, SignedTag> first = new LinkedHashMap<>();
        for (RoleName role : roles.isEmpty() ? List.of(RoleName.TARGETS) : roles) {
            Set<RoleName> others = new LinkedHashSet<>(roles);
            others.remove(role);
            for (Verified<Targets> file : new TargetWalk(state).under(role, others)) {
                tagsOf(file).forEach(tag -> first.putIfAbsent(tag.tag(), tag));
            }
        }
        return sorted(first);
    }

    /** Tags about which roles disagree: every opinion, the one that {@link #tags} shows first. */
    public List<Disagreement> disagreements() {
        List<Verified<Targets>> files = new TargetWalk(state).all();
        if (files.size() < 2) {
            return List.of();
        }
        Map<String, List<SignedTag>> opinions = new LinkedHashMap<>();
        for (Verified<Targets> file : files) {
            tagsOf(file)
                    .forEach(tag -> opinions.computeIfAbsent(tag.tag(), t -> new ArrayList<>())
                            .add(tag));
        }
        return opinions.entrySet().stream()
                .filter(entry -> entry.getValue().stream()
                                .map(SignedTag::digest)
                                .distinct()
                                .count()
                        > 1)
                .sorted(Map.Entry.comparingByKey(BYTEWISE))
                .map(entry -> new Disagreement(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** What Docker would run for a tag: {@code targets/releases}, then {@code targets}, nobody else. */
    public Optional<SignedTag> released(String tag) {
        return RELEASING.stream().flatMap(role -> signedBy(role, tag).stream()).findFirst();
    }

    /** Every released tag, sorted. */
    public List<SignedTag> released() {
        Map<String, SignedTag> first = new LinkedHashMap<>();
        for (RoleName role : RELEASING) {
            state.targets(role).ifPresent(file -> tagsOf(file).forEach(tag -> first.putIfAbsent(tag.tag(), tag)));
        }
        return sorted(first);
    }

    /** What any one role says of a tag. */
    public Optional<SignedTag> signedBy(RoleName role, String tag) {
        return state.targets(role)
                .flatMap(file -> Optional.ofNullable(file.signed().targets().get(tag)))
                .map(target -> tagOf(role, target));
    }

    /** The roles that sign the same digest for the tag, level by level; includes {@code targets} and {@code targets/releases}. */
    public Set<RoleName> signers(SignedTag tag) {
        Set<RoleName> signers = new LinkedHashSet<>();
        for (RoleName role : state.targets().keySet()) {
            signedBy(role, tag.tag())
                    .filter(other -> other.digest().equals(tag.digest()))
                    .ifPresent(other -> signers.add(role));
        }
        return signers;
    }

    /** Who can sign for the four roles that every repository has, in the order of trust. */
    public List<Authority> administrators() {
        return Authority.topLevel(state);
    }

    /** Who else can sign, whether they did or not: every delegated role, level by level. */
    public List<Authority> delegates() {
        return Authority.delegated(state);
    }

    /** What a verdict about that role's word rests on, and until when. */
    public Evidence evidence(RoleName role) {
        return Evidence.of(state, role);
    }

    /** When so many certificates of the root's signers will have expired that the rest are too few; empty without certificates. */
    public Optional<Instant> rootCertifiedUntil() {
        return Evidence.certifiedUntil(state.root());
    }

    private List<SignedTag> tagsOf(Verified<Targets> file) {
        List<SignedTag> tags = new ArrayList<>(file.signed().targets().size());
        for (TargetFile target : file.signed().targets().values()) {
            tags.add(tagOf(file.role(), target));
        }
        return tags;
    }

    private SignedTag tagOf(RoleName role, TargetFile target) {
        Digest digest = target.sha256().orElseGet(() -> target.hashes().get(0));
        return new SignedTag(gun, target.name(), digest, target.length(), role);
    }

    private static List<SignedTag> sorted(Map<String, SignedTag> tags) {
        List<SignedTag> sorted = new ArrayList<>(tags.values());
        sorted.sort(Comparator.comparing(SignedTag::tag, BYTEWISE));
        return sorted;
    }

    private static int compareCodePoints(String one, String other) {
        for (int at = 0; at < Math.min(one.length(), other.length()); ) {
            int left = one.codePointAt(at);
            int right = other.codePointAt(at);
            if (left != right) {
                return Integer.compare(left, right);
            }
            at += Character.charCount(left);
        }
        return Integer.compare(one.length(), other.length());
    }

    /** A tag about which roles disagree. */
    public record Disagreement(String tag, List<SignedTag> opinions) {
        public Disagreement {
            opinions = List.copyOf(opinions);
        }
    }
}
