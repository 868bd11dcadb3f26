package dev.contenttrust.lint.flow;

import dev.contenttrust.lint.dockerfile.Dockerfile;
import java.util.List;

/**
 * What a Dockerfile's RUN instructions do.
 *
 * @param acts of all stages, in the order of the file
 * @param transfers each ADD and COPY, in the order of the file
 * @param swallowed comments that take what follows them with them
 * @param isWhole whether all of it was followed; otherwise it is larger than anything that people write
 */
public record BuildFlow(List<Act> acts, List<Transfer> transfers, List<Swallowed> swallowed, boolean isWhole) {
    public BuildFlow {
        acts = List.copyOf(acts);
        transfers = List.copyOf(transfers);
        swallowed = List.copyOf(swallowed);
    }

    /** Follows all that can be followed. Whatever the file is, this returns, in time linear in its length. */
    public static BuildFlow of(Dockerfile file) {
        Acts acts = new Acts();
        StageReader reader = new StageReader(file, acts);
        reader.read();
        return new BuildFlow(acts.all(), reader.transfers(), reader.swallowed(), acts.isWhole());
    }

    /** Those of one stage. */
    public List<Act> acts(int stage) {
        return acts.stream().filter(act -> act.stage() == stage).toList();
    }
}
