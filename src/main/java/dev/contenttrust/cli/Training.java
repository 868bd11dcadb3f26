package dev.contenttrust.cli;

/** What the launcher runs while it makes its class-data archive: the ways of every command, so that their classes are in it. */
final class Training {
    private Training() {}

    public static void main(String[] args) {
        Main.main(new String[] {"--help"});
    }
}
