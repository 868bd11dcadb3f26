package dev.contenttrust.lint.flow;

/** Where a build goes on; known once that place is reached. */
final class Label {
    /** The build ends. */
    static final Label END = new Label(Act.ENDS);

    /** With what comes next, as if nothing had happened. */
    static final Label NEXT = new Label(0);

    private int target;

    private Label(int target) {
        this.target = target;
    }

    /** A place that is not reached yet; if it never is, the build ends before. */
    static Label ahead() {
        return new Label(Act.ENDS);
    }

    void place(int act) {
        target = act;
    }

    int target() {
        return target;
    }
}
