package dev.contenttrust.registry;

import dev.contenttrust.transport.HttpAnswer;
import java.io.FilterInputStream;
import java.io.IOException;

/** An answer's body from an offset; closing it closes the answer. */
final class AnswerStream extends FilterInputStream {
    private final HttpAnswer answer;
    private long ahead;

    /** @param ahead bytes of the body to pass over */
    AnswerStream(HttpAnswer answer, long ahead) {
        super(answer.body());
        this.answer = answer;
        this.ahead = ahead;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        while (ahead > 0) {
            int passed = super.read(into, offset, (int) Math.min(ahead, length));
            if (passed < 0) {
                return passed;
            }
            ahead -= passed;
        }
        return super.read(into, offset, length);
    }

    @Override
    public void close() {
        answer.close();
    }
}
