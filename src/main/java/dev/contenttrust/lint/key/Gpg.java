package dev.contenttrust.lint.key;

import dev.contenttrust.lint.flow.Act;
import dev.contenttrust.lint.flow.Term;
import dev.contenttrust.lint.source.MappedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The words of gpg and of what passes them on to it. */
final class Gpg {
    private static final Set<String> PROGRAMS = Set.of("gpg", "gpg2", "gpg1", "gpgv", "gpgv2", "gpgv1", "${gpg}");

    private static final Pattern RECEIVES = Pattern.compile("--?(recv|recv-keys?|receive|receive-keys?)(=.*)?");
    private static final Pattern RECEIVES_PACMAN = Pattern.compile("-r|--recv-keys|--lsign-key");

    /** Options whose value is the next word (gpg(1)). */
    private static final Set<String> WITH_VALUE = Set.of(
            "--keyserver",
            "--keyserver-options",
            "--homedir",
            "--keyring",
            "--secret-keyring",
            "--primary-keyring",
            "--trustdb-name",
            "--trusted-key",
            "--trust-model",
            "--options",
            "--output",
            "-o",
            "--status-fd",
            "--status-file",
            "--logger-fd",
            "--logger-file",
            "--log-file",
            "--export-options",
            "--import-options",
            "--verify-options",
            "--list-options",
            "--passphrase",
            "--passphrase-fd",
            "--pinentry-mode",
            "--recipient",
            "-r",
            "-u",
            "--local-user",
            "--weak-digest",
            "--max-output",
            "--debug",
            "--auto-key-locate",
            "--compress-algo",
            "--digest-algo",
            "--cert-digest-algo");

    /** The longest lists that people write are those of release managers, some dozen. */
    private static final int KEYS_MAX = 500;

    private Gpg() {}

    static boolean is(Act act) {
        return PROGRAMS.contains(act.program());
    }

    /** Whether it asks a key server for keys. */
    static boolean receives(Act act) {
        Pattern option = act.is("pacman-key") ? RECEIVES_PACMAN : RECEIVES;
        return (is(act) || act.is("apt-key", "pacman-key"))
                && act.arguments().stream()
                        .anyMatch(word -> option.matcher(word.text()).matches());
    }

    /** The keys that it asks for. */
    static List<Term> received(Act act) {
        List<Term> keys = new ArrayList<>();
        boolean asked = false;
        List<Term> words = act.arguments();
        for (int i = 0; i < words.size() && keys.size() < KEYS_MAX; i++) {
            Term word = words.get(i);
            String text = word.text();
            boolean pacman =
                    act.is("pacman-key") && RECEIVES_PACMAN.matcher(text).matches();
            if (pacman || RECEIVES.matcher(text).matches()) {
                asked = true;
                if (text.indexOf('=') > 0) {
                    keys.add(word.from(text.indexOf('=') + 1));
                }
            } else if (WITH_VALUE.contains(text)) {
                i++;
            } else if (asked && !text.startsWith("-")) {
                keys.add(word);
            }
        }
        return keys;
    }

    /** Words that are neither options nor their values. */
    static List<Term> operands(Act act) {
        List<Term> operands = new ArrayList<>();
        List<Term> words = act.arguments();
        for (int i = 0; i < words.size(); i++) {
            String text = words.get(i).text();
            if (text.equals("--")) {
                operands.addAll(words.subList(i + 1, words.size()));
                return operands;
            } else if (WITH_VALUE.contains(text)) {
                i++;
            } else if (text.equals("-") || !text.startsWith("-")) {
                operands.add(words.get(i));
            }
        }
        return operands;
    }

    /** The values of an option with two dashes. */
    static List<Term> values(Act act, String option) {
        List<Term> values = new ArrayList<>();
        List<Term> words = act.arguments();
        for (int i = 0; i < words.size(); i++) {
            String text = words.get(i).text();
            if (text.equals(option) && i + 1 < words.size()) {
                values.add(words.get(++i));
            } else if (text.startsWith(option + "=")) {
                values.add(words.get(i).from(option.length() + 1));
            }
        }
        return values;
    }

    /** Whether nothing at all is known of a word. */
    static boolean isUnknown(Term word) {
        return word.value().any(text -> text.indexOf(MappedText.UNKNOWN) >= 0);
    }
}
