package dev.contenttrust.image;

import dev.contenttrust.image.Manifest.ImageIndex;
import dev.contenttrust.image.Manifest.ImageManifest;
import dev.contenttrust.json.JsonText;
import dev.contenttrust.json.JsonValue;
import dev.contenttrust.json.JsonValue.JsonArray;
import dev.contenttrust.json.JsonValue.JsonNumber;
import dev.contenttrust.json.JsonValue.JsonObject;
import dev.contenttrust.json.JsonValue.JsonString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Docker's manifests in OCI's words: the same configuration and layers under OCI's media types. The readers of OCI layouts
 * (skopeo, podman, umoci) pass over Docker's. An OCI manifest is left as it is, to the byte.
 */
public final class OciForm {
    private OciForm() {}

    /** The OCI form of an image manifest. */
    public static ImageManifest of(ImageManifest image) {
        if (!image.descriptor().mediaType().equals(MediaType.DOCKER_MANIFEST)) {
            return image;
        }
        Map<String, JsonValue> members = opening(MediaType.OCI_MANIFEST);
        members.put("config", DescriptorJson.write(inOci(image.config())));
        members.put("layers", array(image.layers().stream().map(OciForm::inOci).toList()));
        return (ImageManifest) parse(MediaType.OCI_MANIFEST, members);
    }

    /**
     * The OCI form of an index.
     *
     * @param children the OCI forms of its images, in the index's order
     */
    public static ImageIndex of(ImageIndex index, List<ImageManifest> children) {
        if (!index.descriptor().mediaType().equals(MediaType.DOCKER_LIST)) {
            return index;
        }
        List<Descriptor> manifests = new ArrayList<>();
        for (int i = 0; i < children.size(); i++) {
            Descriptor listed = index.manifests().get(i);
            Descriptor child = children.get(i).descriptor();
            manifests.add(new Descriptor(
                    child.mediaType(), child.digest(), child.size(), listed.platform(), listed.annotations()));
        }
        Map<String, JsonValue> members = opening(MediaType.OCI_INDEX);
        members.put("manifests", array(manifests));
        return (ImageIndex) parse(MediaType.OCI_INDEX, members);
    }

    private static Map<String, JsonValue> opening(String mediaType) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("schemaVersion", JsonNumber.of(2));
        members.put("mediaType", new JsonString(mediaType));
        return members;
    }

    private static Descriptor inOci(Descriptor blob) {
        return new Descriptor(
                MediaType.inOci(blob.mediaType()), blob.digest(), blob.size(), blob.platform(), blob.annotations());
    }

    private static JsonArray array(List<Descriptor> descriptors) {
        List<JsonValue> elements = new ArrayList<>();
        descriptors.forEach(descriptor -> elements.add(DescriptorJson.write(descriptor)));
        return new JsonArray(elements);
    }

    private static Manifest parse(String mediaType, Map<String, JsonValue> members) {
        return Manifest.parse("the OCI form", mediaType, JsonText.encode(new JsonObject(members)));
    }
}
