package dev.contenttrust.pull;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;

/** A stream, such as standard output, that gets the archive once it is complete. */
record StreamOutlet(Path workDirectory, OutputStream stream) implements Outlet {
    @Override
    public void check() {}

    @Override
    public void deliver(PartialFile archive) throws IOException {
        WritableByteChannel out = Channels.newChannel(stream);
        FileChannel in = archive.channel();
        long size = in.size();
        for (long sent = 0; sent < size; ) {
            sent += in.transferTo(sent, size - sent, out);
        }
        stream.flush();
    }
}
