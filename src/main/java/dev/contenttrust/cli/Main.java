package dev.contenttrust.cli;

/** The command {@code trust}. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {}
}
