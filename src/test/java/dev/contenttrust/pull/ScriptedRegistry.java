package dev.contenttrust.pull;

import dev.contenttrust.Digest;
import dev.contenttrust.ImageReference;
import dev.contenttrust.image.Descriptor;
import dev.contenttrust.image.Manifest.ImageManifest;
import dev.contenttrust.transport.RawServer;
import dev.contenttrust.trusted.MemoryImageSource;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A registry on loopback with one image; its blobs are served as a test says, honestly where it says nothing. */
final class ScriptedRegistry implements AutoCloseable {
    private static final Pattern REQUEST = Pattern.compile("GET /v2/app/(manifests|blobs)/(\\S+) ");
    private static final Pattern RANGE = Pattern.compile("Range: bytes=(\\d+)-");

    /** Serves a request for a blob. */
    interface Serving {
        /** @param offset from which the blob is asked for; 0 where no range is */
        void answer(int offset, byte[] blob, OutputStream out) throws IOException, InterruptedException;
    }

    private final MemoryImageSource contents = new MemoryImageSource();
    private final Map<Digest, Iterator<Serving>> scripts = new ConcurrentHashMap<>();
    private final Map<Digest, List<Integer>> asked = new ConcurrentHashMap<>();
    private final Descriptor image;
    private final RawServer server = RawServer.doing(this::answer);

    private ScriptedRegistry(byte[]... layers) {
        this.image = contents.image("amd64", layers);
    }

    /** With an image of layers of about these lengths. */
    static ScriptedRegistry with(int... layerLengths) {
        Random random = new Random(5);
        byte[][] layers = new byte[layerLengths.length][];
        for (int i = 0; i < layers.length; i++) {
            layers[i] = new byte[layerLengths[i]];
            random.nextBytes(layers[i]);
        }
        return new ScriptedRegistry(layers);
    }

    ImageReference name() {
        return ImageReference.parse("127.0.0.1:" + server.port() + "/app:1");
    }

    /** The signed manifest. */
    Descriptor image() {
        return image;
    }

    /** The image's blobs. */
    List<Descriptor> blobs() {
        return ((ImageManifest)
                        contents.manifest(name(), image.digest(), image.size()).orElseThrow())
                .blobs();
    }

    Descriptor layer() {
        return blobs().get(1);
    }

    byte[] bytes(Descriptor blob) {
        return contents.bytes(blob.digest());
    }

    /** Serves the next requests for a blob so, one each, and then honestly. */
    void script(Descriptor blob, Serving... servings) {
        scripts.put(blob.digest(), List.of(servings).iterator());
    }

    /** Serves all requests for a blob so. */
    void always(Descriptor blob, Serving serving) {
        scripts.put(blob.digest(), Stream.generate(() -> serving).iterator());
    }

    /** The offsets from which a blob was asked for so far. */
    List<Integer> asked(Descriptor blob) {
        return asked.getOrDefault(blob.digest(), List.of());
    }

    private void answer(String head, OutputStream out) throws IOException, InterruptedException {
        Matcher request = REQUEST.matcher(head);
        if (!request.find()) {
            say(out, 404, 0);
            return;
        }
        Digest digest = Digest.parse(request.group(2));
        byte[] bytes = contents.bytes(digest);
        if (request.group(1).equals("manifests")) {
            say(out, 200, bytes.length, "Content-Type: " + image.mediaType());
            out.write(bytes);
            return;
        }
        Matcher range = RANGE.matcher(head);
        int offset = range.find() ? Integer.parseInt(range.group(1)) : 0;
        asked.computeIfAbsent(digest, any -> new CopyOnWriteArrayList<>()).add(offset);
        Iterator<Serving> script = scripts.getOrDefault(digest, Collections.emptyIterator());
        Serving serving = script.hasNext() ? script.next() : ScriptedRegistry::honestly;
        serving.answer(offset, bytes, out);
    }

    static void honestly(int offset, byte[] blob, OutputStream out) throws IOException {
        promise(offset, blob, out);
        out.write(blob, offset, blob.length - offset);
    }

    /** The head that an honest registry sends. */
    static void promise(int offset, byte[] blob, OutputStream out) throws IOException {
        if (offset == 0) {
            say(out, 200, blob.length);
        } else {
            say(
                    out,
                    206,
                    blob.length - offset,
                    "Content-Range: bytes " + offset + "-" + (blob.length - 1) + "/" + blob.length);
        }
    }

    static void say(OutputStream out, int status, int length, String... headers) throws IOException {
        List<String> lines = new ArrayList<>(List.of("HTTP/1.1 " + status + " So", "Content-Length: " + length));
        lines.addAll(List.of(headers));
        lines.addAll(List.of("Connection: close", "", ""));
        out.write(String.join("\r\n", lines).getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() {
        server.close();
    }
}
