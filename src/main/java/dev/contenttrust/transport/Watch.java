package dev.contenttrust.transport;

import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okio.AsyncTimeout;

/** Cancels a call that takes too long. It stands still while bytes go whose pace is judged otherwise. */
final class Watch extends AsyncTimeout {
    private final Budget budget;
    private volatile Runnable cancel = () -> {};
    private volatile boolean ended;

    Watch(Budget budget) {
        this.budget = budget;
    }

    void start(Call call) {
        cancel = call::cancel;
        run(budget.remainingNanos());
    }

    void stop() {
        exit();
    }

    /** Starts anew, with the whole time. */
    void restart() {
        run(budget.total().toNanos());
    }

    /** Whether it had to cancel the call. */
    boolean ended() {
        return ended;
    }

    Budget budget() {
        return budget;
    }

    private void run(long nanos) {
        timeout(Math.max(1, nanos), TimeUnit.NANOSECONDS);
        enter();
    }

    @Override
    protected void timedOut() {
        ended = true;
        cancel.run();
    }
}
