package dev.contenttrust.registry;

import dev.contenttrust.Digest;
import dev.contenttrust.ImageReference;
import dev.contenttrust.image.DescriptorJson;
import dev.contenttrust.image.Manifest;
import dev.contenttrust.image.Manifest.ImageIndex;
import dev.contenttrust.json.JsonCursor;
import dev.contenttrust.transport.HttpAnswer;
import dev.contenttrust.transport.HttpService.HttpRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The endpoint {@code /v2/<name>/referrers/<digest>}, or the tag that stands in for it where a registry does not have it (OCI
 * distribution specification 1.1, "Listing Referrers", "Unavailable Referrers API").
 */
final class Referrers {
    /** Signatures, bills of materials and attestations of one image; who lists more hides something among them. */
    static final int REFERRERS_MAX = 1_000;

    private static final int PAGES_MAX = 20;

    /** A registry without the endpoint answers 404 by the specification, or as it does to any unknown path. */
    private static final Set<Integer> NO_ENDPOINT = Set.of(400, 404, 405, 501);

    private final Connection connection;
    private final Manifests manifests;

    Referrers(Connection connection, Manifests manifests) {
        this.connection = connection;
        this.manifests = manifests;
    }

    List<Referrer> of(ImageReference repository, Digest subject) {
        List<Referrer> all = new ArrayList<>();
        Optional<URI> next;
        try (HttpAnswer answer =
                connection.send(repository, "/referrers/" + subject, uri -> request(repository, uri))) {
            if (NO_ENDPOINT.contains(answer.status())) {
                return ofTag(repository, subject);
            }
            next = page(repository, subject, answer, all);
        }
        for (int page = 1; next.isPresent(); page++) {
            if (page == PAGES_MAX) {
                throw tooMany(repository, subject);
            }
            try (HttpAnswer answer = connection.send(request(repository, next.get()))) {
                next = page(repository, subject, answer, all);
            }
        }
        return all;
    }

    private Optional<URI> page(ImageReference repository, Digest subject, HttpAnswer answer, List<Referrer> all) {
        String what = "cannot list what refers to " + repository.name() + "@" + subject;
        if (answer.status() != 200) {
            throw Refusal.of(what, answer);
        }
        JsonCursor root = JsonCursor.parse(
                "the referrers of " + repository.name() + "@" + subject, answer.bytes(Manifest.LENGTH_MAX));
        all.addAll(read(root));
        if (all.size() > REFERRERS_MAX) {
            throw tooMany(repository, subject);
        }
        return NextPage.of(answer).map(link -> next(answer.uri(), link, what));
    }

    private static RegistryException tooMany(ImageReference repository, Digest subject) {
        return new RegistryException(
                "not all that refers to " + repository.name() + "@" + subject + " was read",
                200,
                "more than " + REFERRERS_MAX + " manifests, or more than " + PAGES_MAX + " pages",
                "");
    }

    /** The next page, which is at the same server: credentials go to no other. */
    private static URI next(URI page, String link, String what) {
        try {
            URI next = page.resolve(link);
            if (page.getScheme().equals(next.getScheme()) && page.getAuthority().equals(next.getAuthority())) {
                return next;
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw new RegistryException(what, 200, "the next page is said to be elsewhere: " + link, "");
    }

    private List<Referrer> ofTag(ImageReference repository, Digest subject) {
        String tag = StandInTag.of(subject);
        Optional<Digest> index = manifests.digestOf(repository, tag);
        if (index.isEmpty()) {
            return List.of();
        }
        return manifests
                .get(repository, index.get(), Manifest.LENGTH_MAX)
                .filter(ImageIndex.class::isInstance)
                .map(found -> read(JsonCursor.parse(
                        "the index " + repository.name() + ":" + tag,
                        found.raw().bytes())))
                .orElseGet(List::of);
    }

    private static List<Referrer> read(JsonCursor index) {
        List<Referrer> all = new ArrayList<>();
        for (JsonCursor element : index.member("manifests").elements()) {
            all.add(new Referrer(
                    DescriptorJson.one(element),
                    element.optional("artifactType").map(JsonCursor::string)));
        }
        return all;
    }

    private static HttpRequest request(ImageReference repository, URI uri) {
        HttpRequest get = HttpRequest.get(uri, Scope.pull(repository));
        return new HttpRequest(
                "GET",
                uri,
                Map.of("Accept", "application/vnd.oci.image.index.v1+json"),
                get.body(),
                get.scope(),
                get.pace(),
                get.redirects());
    }
}
