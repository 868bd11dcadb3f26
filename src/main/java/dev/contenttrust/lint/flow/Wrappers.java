package dev.contenttrust.lint.flow;

import dev.contenttrust.lint.source.MappedText;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Programs that only start another: what they start is the command. */
final class Wrappers {
    /** With how many words of their own before the program, options aside. */
    private static final Map<String, Integer> OPERANDS = Map.ofEntries(
            Map.entry("sudo", 0),
            Map.entry("doas", 0),
            Map.entry("env", 0),
            Map.entry("exec", 0),
            Map.entry("command", 0),
            Map.entry("builtin", 0),
            Map.entry("time", 0),
            Map.entry("nohup", 0),
            Map.entry("nice", 0),
            Map.entry("ionice", 0),
            Map.entry("xargs", 0),
            Map.entry("eatmydata", 0),
            Map.entry("stdbuf", 0),
            Map.entry("busybox", 0),
            Map.entry("linux32", 0),
            Map.entry("unbuffer", 0),
            Map.entry("fakeroot", 0),
            Map.entry("timeout", 1),
            Map.entry("gosu", 1),
            Map.entry("su-exec", 1),
            Map.entry("retry", 0),
            Map.entry("chroot", 1));

    /** Options of these whose value is the next word. */
    private static final Set<String> WITH_VALUE = Set.of(
            "-u", "-g", "-n", "-c", "-C", "-S", "-I", "-P", "-L", "-d", "-k", "-s", "-o", "-i", "-e", "--user",
            "--group");

    private Wrappers() {}

    /** What is left of a command; variables that it sets on the way are added. */
    static List<Term> unwrap(List<Term> words, List<Variable> environment) {
        List<Term> rest = words;
        while (!rest.isEmpty() && OPERANDS.containsKey(name(rest.get(0)))) {
            boolean asks = name(rest.get(0)).equals("command")
                    && rest.size() > 1
                    && rest.get(1).text().matches("-[vV]");
            List<Term> inner = asks ? List.of() : inner(rest, environment);
            if (inner.isEmpty()) {
                return rest;
            }
            rest = inner;
        }
        return rest;
    }

    private static String name(Term word) {
        String text = word.text();
        return text.substring(text.lastIndexOf('/') + 1);
    }

    private static List<Term> inner(List<Term> words, List<Variable> environment) {
        String wrapper = name(words.get(0));
        int operands = OPERANDS.getOrDefault(wrapper, 0);
        boolean sets = wrapper.equals("env") || wrapper.equals("sudo");
        int at = 1;
        while (at < words.size()) {
            String word = words.get(at).text();
            int equals = word.indexOf('=');
            if (word.startsWith("-")) {
                boolean value = WITH_VALUE.contains(word) && !(wrapper.equals("sudo") && word.matches("-[niSe]"));
                at += value && !(wrapper.equals("env") && word.equals("-i")) ? 2 : 1;
            } else if (sets && equals > 0 && word.substring(0, equals).matches("[A-Za-z_][A-Za-z0-9_]*")) {
                environment.add(
                        new Variable(word.substring(0, equals), words.get(at).from(equals + 1)));
                at++;
            } else if (operands > 0) {
                operands--;
                at++;
            } else if (wrapper.equals("retry") && (word.matches("[0-9]+") || word.indexOf(MappedText.UNKNOWN) >= 0)) {
                at++;
            } else {
                break;
            }
        }
        return words.subList(Math.min(at, words.size()), words.size());
    }
}
