package dev.contenttrust.lint.script;

import dev.contenttrust.lint.run.Said;
import java.util.List;
import java.util.Set;

/** What is looked for in the commands of a script. */
public interface CommandCheck {
    /**
     * A command.
     *
     * @param words the program and its arguments
     * @param built names of images that the same text builds
     */
    void command(List<Said> words, Set<String> built);

    /** A variable that is set, be it for one command. */
    void variable(String name, Said value);
}
