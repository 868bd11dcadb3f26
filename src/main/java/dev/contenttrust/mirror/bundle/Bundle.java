package dev.contenttrust.mirror.bundle;

import dev.contenttrust.Digest;
import dev.contenttrust.Digest.Algorithm;
import dev.contenttrust.FileFailure;
import dev.contenttrust.image.Descriptor;
import dev.contenttrust.image.layout.TarFile;
import dev.contenttrust.json.JsonText;
import dev.contenttrust.updater.source.MirrorDirectory;
import dev.contenttrust.updater.source.MirrorException;
import dev.contenttrust.updater.source.MirrorIndex;
import dev.contenttrust.updater.source.MirrorProofs;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/**
 * One repository of a mirror as one file: {@code mirror.json} first, which lists that repository alone, then its files, then the time
 * stamps that are about it. Images are not in it: it lies beside them.
 *
 * @param file the gzipped tar
 * @param empty a file that holds what stands for its configuration
 * @param repository what it holds
 */
record Bundle(Path file, Path empty, Descriptor descriptor, MirrorIndex.Repository repository)
        implements AutoCloseable {

    /**
     * Packs one; every file is read as listed.
     *
     * @param work a directory to put it together in
     */
    static Bundle pack(MirrorDirectory mirror, String gun, Path work) {
        MirrorIndex.Repository repository = mirror.index().repositories().get(gun);
        if (repository == null) {
            throw new MirrorException(
                    mirror.path(), "it does not hold " + gun, "Take it: trust mirror " + gun + " -o DIR", null);
        }
        try {
            Files.createDirectories(work);
            Path tar = work.resolve("bundle.tar");
            Path packed = work.resolve("bundle.tar.gz");
            try (FileChannel out = FileChannel.open(
                    tar, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                write(new TarFile(out), mirror, gun, repository);
            }
            Descriptor descriptor = compress(tar, packed);
            Files.delete(tar);
            Path empty = Files.write(work.resolve("empty.json"), BundleManifest.emptyBytes());
            return new Bundle(packed, empty, descriptor, repository);
        } catch (IOException e) {
            throw new MirrorException(
                    mirror.path(),
                    "its evidence cannot be packed: " + FileFailure.reason(e),
                    "Make room or permit writing.",
                    e);
        }
    }

    private static void write(TarFile tar, MirrorDirectory mirror, String gun, MirrorIndex.Repository repository)
            throws IOException {
        MirrorIndex alone =
                new MirrorIndex(repository.taken(), repository.taken(), Map.of(gun, repository), Optional.empty());
        tar.add(MirrorDirectory.INDEX, JsonText.pretty(alone.json()).getBytes(StandardCharsets.UTF_8));
        for (String name : new TreeMap<>(repository.files()).keySet()) {
            tar.add("tuf/" + gun + "/" + name, mirror.listed(gun, name));
        }
        MirrorProofs proofs = mirror.proofs();
        for (String name : proofs.names()) {
            byte[] stamped = proofs.stamped(name);
            if (proofs.index(name, stamped).repositories().containsKey(gun)) {
                tar.add(MirrorProofs.DIRECTORY + "/" + name + MirrorProofs.STAMPED, stamped);
                tar.add(MirrorProofs.DIRECTORY + "/" + name + MirrorProofs.ANSWER, proofs.answer(name));
            }
        }
        tar.finish();
    }

    private static Descriptor compress(Path tar, Path packed) throws IOException {
        MessageDigest hasher = Algorithm.SHA256.hasher();
        try (InputStream in = Files.newInputStream(tar);
                OutputStream out =
                        new GZIPOutputStream(new DigestOutputStream(Files.newOutputStream(packed), hasher), 1 << 16)) {
            in.transferTo(out);
        }
        Digest digest = new Digest(Algorithm.SHA256, HexFormat.of().formatHex(hasher.digest()));
        return Descriptor.of(BundleManifest.LAYER_TYPE, digest, Files.size(packed));
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
            Files.deleteIfExists(empty);
            Files.deleteIfExists(file.getParent());
        } catch (IOException e) {
            // It goes with the directory that it lies in.
        }
    }
}
