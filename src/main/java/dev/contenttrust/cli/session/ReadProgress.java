package dev.contenttrust.cli.session;

import dev.contenttrust.cli.console.Console;
import dev.contenttrust.cli.console.Progress;
import dev.contenttrust.image.Descriptor;
import dev.contenttrust.trusted.content.ReadListener;
import java.util.List;

/** Shows on a terminal how far the reading is; elsewhere nothing but what went wrong. */
final class ReadProgress implements ReadListener {
    private final Progress progress;

    ReadProgress(Console console) {
        this.progress = Progress.onTerminal(console);
    }

    @Override
    public void planned(List<Descriptor> layers) {
        progress.planned(layers);
    }

    @Override
    public void advanced(Descriptor layer, long bytes) {
        progress.advanced(layer, bytes);
    }

    @Override
    public void finished(Descriptor layer) {
        progress.finished(layer);
    }

    @Override
    public void retried(Descriptor blob, String why) {
        progress.retried(blob, why);
    }

    @Override
    public void done() {
        progress.close();
    }
}
