package dev.contenttrust.lint.download;

import dev.contenttrust.lint.flow.Act;
import dev.contenttrust.lint.flow.Paths;
import dev.contenttrust.lint.flow.Term;
import dev.contenttrust.lint.program.Hashes;
import dev.contenttrust.lint.program.Interpreters;
import dev.contenttrust.lint.program.KeyUses;
import dev.contenttrust.lint.program.Kind;
import dev.contenttrust.lint.program.Signatures;
import dev.contenttrust.lint.program.Url;
import dev.contenttrust.lint.source.MappedText;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Notes which downloads a command verifies. Where it cannot be told which, it is all that are not verified yet. */
final class Checks {
    private static final Pattern SIGNATURE =
            Pattern.compile("(.*)\\.(asc|sig|sign|gpg|minisig|p7s|pem|bundle|sigstore(\\.json)?)");
    private static final Pattern DIGEST = Pattern.compile("[0-9a-fA-F]{32,128}");
    private static final Set<String> COMPARING =
            Set.of("[", "test", "grep", "egrep", "fgrep", "diff", "cmp", "expr", "case", "awk", "");

    /** So many of the latest downloads are looked at where it is not said which are meant. */
    private static final int LATEST = 300;

    private final Files files;
    private final Streams streams;
    private final List<Download> all;
    private final Lists lists;

    Checks(Files files, Streams streams, List<Download> all) {
        this.files = files;
        this.streams = streams;
        this.all = all;
        this.lists = new Lists(files, streams);
    }

    /** @param read the downloads that the act reads */
    void note(Act act, Set<Download> read) {
        if (Hashes.compares(act)) {
            compareWithList(act);
        } else if (Hashes.isHash(act) && !Signatures.verifies(act)) {
            Set<Download> hashed = new LinkedHashSet<>(read);
            Hashes.files(act).forEach(word -> hashed.addAll(at(act, word)));
            hands(act, hashed);
        } else if (Signatures.verifies(act)) {
            signature(act, read);
        } else {
            digest(act, read);
        }
        keys(act);
    }

    private Set<Download> at(Act act, Term word) {
        return files.at(Paths.resolve(act.directory(), word));
    }

    private void compareWithList(Act act) {
        Lists.Read list = lists.of(act);
        Set<Download> meant = new LinkedHashSet<>();
        for (Term word : list.words()) {
            if (word.text().length() > 1 && !isDigest(word)) {
                meant.addAll(at(act, word));
            }
        }
        meant.removeAll(list.downloads());
        if (meant.isEmpty()) {
            meant.addAll(namedLike(list, act));
        }
        if (meant.isEmpty()) {
            meant.addAll(pending(act));
            meant.removeAll(list.downloads());
            List<Term> named = list.words().stream()
                    .filter(word -> word.text().length() > 1 && !isDigest(word))
                    .toList();
            if (list.isTold() && !named.isEmpty()) {
                meant.removeIf(download -> !Names.canMean(named, download));
            }
        }
        list.downloads().forEach(Download::isProof);
        boolean weak = Hashes.isWeak(act, list.text());
        meant.forEach(download -> download.check(new Check(act, weak, list.downloads())));
    }

    private static boolean isDigest(Term word) {
        return word.isKnown() && DIGEST.matcher(word.text()).matches();
    }

    /** What {@code x.tgz.sha256} is a list for. */
    private Set<Download> namedLike(Lists.Read list, Act act) {
        Set<Download> like = new LinkedHashSet<>();
        for (Term path : list.paths()) {
            String text = path.symbol();
            int dot = text.lastIndexOf('.');
            if (dot > text.lastIndexOf('/') + 1) {
                int cut = text.length() - dot;
                Term plain = new Term(
                        path.value().map(one -> one.part(0, Math.max(0, one.length() - cut))),
                        text.substring(0, dot),
                        Set.of(),
                        path.span());
                like.addAll(at(act, plain));
            }
        }
        like.removeAll(list.downloads());
        return like;
    }

    /** Of this RUN, or if there are none, of the stage. */
    private Set<Download> pending(Act act) {
        Set<Download> run = new LinkedHashSet<>();
        Set<Download> stage = new LinkedHashSet<>();
        for (int i = all.size() - 1; i >= Math.max(0, all.size() - LATEST); i--) {
            Download download = all.get(i);
            Act fetched = download.fetch().act();
            if (download.checks().isEmpty() && !download.proves() && fetched.stage() == act.stage()) {
                stage.add(download);
                if (fetched.run().span().equals(act.run().span())) {
                    run.add(download);
                }
            }
        }
        return run.isEmpty() ? stage : run;
    }

    private void signature(Act act, Set<Download> read) {
        Set<Download> meant = new LinkedHashSet<>(read);
        List<Term> words = Signatures.files(act);
        boolean unknown = false;
        for (Term word : words) {
            meant.addAll(at(act, word));
            meant.addAll(streams.contents(word));
            meant.addAll(signedBy(act, word));
            unknown |= word.text().indexOf(MappedText.UNKNOWN) >= 0;
            unknown |= word.text().indexOf('(') >= 0 && addNamed(word, meant);
        }
        if (meant.isEmpty() || (unknown && !Signatures.isGpg(act))) {
            pending(act).stream()
                    .filter(download -> !isKey(download) && Names.canMean(words, download))
                    .forEach(meant::add);
        }
        Set<Download> none = Set.of();
        boolean weak = Interpreters.isInterpreter(act)
                && words.stream().anyMatch(word -> word.text().matches("(?s).*\\b(md5|sha1)\\b.*"));
        for (Download download : meant) {
            if (isSignature(download)) {
                download.isProof();
            }
            download.check(new Check(act, weak, none));
        }
    }

    /** A key does not sign itself. */
    private static boolean isKey(Download download) {
        return download.uses().stream().anyMatch(use -> use.kind() == Kind.KEY);
    }

    /** Downloads whose names occur in a program's text; whether there is none. */
    private boolean addNamed(Term program, Set<Download> meant) {
        boolean any = false;
        for (Download download : files.downloads()) {
            String name =
                    download.fetch().file().map(path -> Files.name(path.text())).orElse("");
            if (!name.isEmpty() && program.text().contains(name)) {
                meant.add(download);
                any = true;
            }
        }
        return !any;
    }

    private Set<Download> signedBy(Act act, Term word) {
        Matcher name = SIGNATURE.matcher(word.symbol());
        if (!name.matches()) {
            return Set.of();
        }
        int cut = word.symbol().length() - name.group(1).length();
        Term plain = new Term(
                word.value().map(text -> text.part(0, Math.max(0, text.length() - cut))),
                name.group(1),
                Set.of(),
                word.span());
        return at(act, plain);
    }

    private static boolean isSignature(Download download) {
        return SIGNATURE.matcher(Url.fileName(download.fetch().url()).text()).matches()
                || download.fetch()
                        .file()
                        .map(path -> SIGNATURE.matcher(path.text()).matches())
                        .orElse(true);
    }

    /** A digest that is compared, or handed on to what compares it. */
    private void digest(Act act, Set<Download> read) {
        Set<Download> digests = new LinkedHashSet<>(streams.digests(act));
        act.arguments().forEach(word -> digests.addAll(streams.digestFile(Paths.resolve(act.directory(), word))));
        if (digests.isEmpty()) {
            return;
        }
        if (!COMPARING.contains(act.program()) || !isComparison(act)) {
            hands(act, digests);
            return;
        }
        Set<Download> by = new LinkedHashSet<>(read);
        act.arguments().forEach(word -> {
            by.addAll(streams.contents(word));
            if (act.is("grep", "egrep", "fgrep", "diff", "cmp")) {
                by.addAll(at(act, word));
            }
        });
        by.removeAll(digests);
        by.forEach(Download::isProof);
        StringBuilder text = new StringBuilder();
        act.arguments().forEach(word -> text.append(word.text()).append(' '));
        boolean weak = digests.stream().anyMatch(download -> isWeakly(act));
        digests.forEach(download -> download.check(new Check(act, weak, by)));
        streams.digest(act.output(), digests);
    }

    private void hands(Act act, Set<Download> digests) {
        streams.digest(act.output(), digests);
        act.outputFile().ifPresent(path -> streams.digestFile(Paths.resolve(act.directory(), path), digests));
    }

    /** Whether the digests that it gets are of a broken function. */
    private boolean isWeakly(Act act) {
        return streamsOf(act).stream()
                .flatMap(stream -> streams.writers(stream).stream())
                .anyMatch(writer -> (Hashes.isHash(writer) && Hashes.isWeak(writer, ""))
                        || streamsOf(writer).stream()
                                .flatMap(stream -> streams.writers(stream).stream())
                                .anyMatch(first -> Hashes.isHash(first) && Hashes.isWeak(first, "")));
    }

    private static Set<Integer> streamsOf(Act act) {
        Set<Integer> all = new LinkedHashSet<>();
        if (act.input() != Act.NO_STREAM) {
            all.add(act.input());
        }
        act.words().forEach(word -> all.addAll(word.streams()));
        return all;
    }

    /** {@code awk} and {@code grep -o} pick a field of it; with a digest or a variable they compare. */
    private static boolean isComparison(Act act) {
        boolean picks = act.has("-o", "-oE", "-Eo", "-oP");
        return act.is("awk")
                ? act.arguments().stream().anyMatch(word -> word.text().contains("=="))
                : !picks;
    }

    private void keys(Act act) {
        boolean compares = KeyUses.selects(act)
                || (KeyUses.compares(act)
                        && (KeyUses.names(act) || streamsOf(act).stream().anyMatch(this::showsKeys)));
        if (!compares) {
            return;
        }
        for (int i = all.size() - 1; i >= Math.max(0, all.size() - LATEST); i--) {
            Download download = all.get(i);
            if (download.fetch().act().stage() == act.stage()) {
                download.fingerprint(act);
            }
        }
    }

    private boolean showsKeys(int stream) {
        return streams.writers(stream).stream()
                .anyMatch(writer -> KeyUses.shows(writer)
                        || streamsOf(writer).stream()
                                .anyMatch(before -> before != stream
                                        && streams.writers(before).stream().anyMatch(KeyUses::shows)));
    }
}
