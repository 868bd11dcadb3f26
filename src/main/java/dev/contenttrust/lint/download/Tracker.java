package dev.contenttrust.lint.download;

import dev.contenttrust.lint.flow.Act;
import dev.contenttrust.lint.flow.Paths;
import dev.contenttrust.lint.flow.Redirection;
import dev.contenttrust.lint.flow.Term;
import dev.contenttrust.lint.program.Fetch;
import dev.contenttrust.lint.program.Fetches;
import dev.contenttrust.lint.program.Hashes;
import dev.contenttrust.lint.program.Installers;
import dev.contenttrust.lint.program.Interpreters;
import dev.contenttrust.lint.program.KeyUses;
import dev.contenttrust.lint.program.Kind;
import dev.contenttrust.lint.program.Options;
import dev.contenttrust.lint.program.Signatures;
import dev.contenttrust.lint.program.Url;
import dev.contenttrust.lint.program.Uses;
import dev.contenttrust.lint.source.MappedText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Goes through the acts of one stage and notes what becomes of each download. */
final class Tracker {
    /** What hands on what it reads or what a file holds. */
    private static final Set<String> PASSING = Set.of(
            "cat",
            "gunzip",
            "gzip",
            "zcat",
            "bunzip2",
            "bzip2",
            "bzcat",
            "xz",
            "xzcat",
            "unxz",
            "zstd",
            "zstdcat",
            "sed",
            "awk",
            "gawk",
            "tr",
            "tee",
            "head",
            "tail",
            "base64",
            "envsubst",
            "iconv",
            "dos2unix",
            "pv",
            "grep",
            "egrep",
            "jq",
            "cut",
            "sort",
            "gpg",
            "gpg2",
            "unzip",
            "tac",
            "uniq",
            "sponge",
            "dd",
            "openssl");

    private static final Set<String> SAYING = Set.of("echo", "printf");
    private static final Set<String> COPYING = Set.of("mv", "cp", "ln", "install", "rsync");
    private static final String PACKED = ".*\\.(gz|bz2|xz|Z|lzma|zst)";

    /** For each word of a command all of its words are looked at: of some hundred, as people write, all; of more, the first. */
    private static final int LOOKS_MAX = 2_000_000;

    private final List<Download> all;
    private final Files files;
    private final Streams streams = new Streams();
    private final Checks checks;

    /**
     * @param all every download is added to it
     * @param files as the stage finds them
     */
    Tracker(List<Download> all, Files files) {
        this.all = all;
        this.files = files;
        this.checks = new Checks(files, streams, all);
    }

    Files files() {
        return files;
    }

    void follow(Act act) {
        streams.wrote(act);
        if (act.words().isEmpty()) {
            return;
        }
        Set<Download> fetched = fetch(act);
        Set<Download> read = new LinkedHashSet<>(streams.content(act.input()));
        act.redirects().stream()
                .filter(redirect ->
                        redirect.givesInput() && redirect.inputText().isEmpty())
                .map(Redirection::target)
                .forEach(path -> read.addAll(files.at(Paths.resolve(act.directory(), path))));
        checks.note(act, read);
        use(act, read);
        copy(act);
        handOn(act, read, fetched);
    }

    private Set<Download> fetch(Act act) {
        Set<Download> fetched = new LinkedHashSet<>();
        for (Fetch fetch : Fetches.of(act)) {
            if (Url.isLocal(fetch.url()) || all.size() >= Files.MAX * 10) {
                continue;
            }
            Download download = new Download(fetch);
            all.add(download);
            fetched.add(download);
            if (Fetches.isCompared(act)) {
                download.check(new Check(act, Fetches.isComparedWeakly(act), Set.of()));
            }
            fetch.file().ifPresent(path -> {
                files.put(path, download);
                if (Uses.isBin(path)) {
                    download.use(new Use(act, Kind.RUN, false));
                } else if (KeyUses.isKeyring(path)) {
                    download.use(new Use(act, Kind.KEY, false));
                }
            });
            if (fetch.file().isEmpty()) {
                streams.content(act.output(), Set.of(download));
            }
        }
        return fetched;
    }

    private void use(Act act, Set<Download> read) {
        Uses.ofInput(act).ifPresent(kind -> read.forEach(download -> download.use(new Use(act, kind, true))));
        Term program = act.words().get(0);
        streams.contents(program).forEach(download -> download.use(new Use(act, Kind.RUN, true)));
        if (program.text().indexOf('/') >= 0 || program.symbol().startsWith("$")) {
            files.at(Paths.resolve(act.directory(), program))
                    .forEach(download -> download.use(new Use(act, Kind.RUN, false)));
        }
        boolean fetches = act.is("curl", "wget", "wget2", "aria2c", "axel");
        int arguments =
                Math.min(act.arguments().size(), LOOKS_MAX / (act.arguments().size() + 1));
        for (int i = 0; i < arguments && !fetches; i++) {
            argument(act, i);
        }
    }

    private void argument(Act act, int i) {
        Term word = act.arguments().get(i);
        if (!word.streams().isEmpty() && runs(act, i, word)) {
            streams.contents(word).forEach(download -> download.use(new Use(act, Kind.RUN, true)));
        }
        if (Url.isUrl(word) && !Url.isLocal(word)) {
            Installers.ofUrl(act, i)
                    .filter(kind -> !word.text().contains("#sha"))
                    .ifPresent(kind -> direct(act, word, kind));
            return;
        }
        Optional<Kind> kind = Uses.ofFile(act, i);
        if (kind.isPresent()) {
            at(act, word).forEach(download -> download.use(new Use(act, kind.get(), false)));
            if (isWhole(word) && (kind.get() == Kind.UNPACK || kind.get() == Kind.KEY)) {
                streams.contents(word).forEach(download -> download.use(new Use(act, kind.get(), true)));
            }
        }
    }

    /** Whether a word that is an output as a whole is run. */
    private static boolean runs(Act act, int i, Term word) {
        return isWhole(word)
                && (act.is("eval", ".", "source")
                        || Interpreters.isProgramText(act, i)
                        || (Interpreters.isInterpreter(act)
                                && Uses.ofFile(act, i).isPresent()));
    }

    /** Whether it is an output and nothing else. */
    private static boolean isWhole(Term word) {
        return !word.streams().isEmpty()
                && (word.symbol().equals(String.valueOf(MappedText.UNKNOWN))
                        || word.symbol().startsWith("$"));
    }

    private void direct(Act act, Term url, Kind kind) {
        if (all.size() < Files.MAX * 10) {
            Download download = new Download(new Fetch(act, url, Optional.empty()));
            download.use(new Use(act, kind, true));
            all.add(download);
        }
    }

    private Set<Download> at(Act act, Term word) {
        int equals = word.startsWith("-") ? word.text().indexOf('=') : -1;
        Term path = equals > 0 ? word.from(equals + 1) : word;
        return path.startsWith("-") ? Set.of() : files.at(Paths.resolve(act.directory(), path));
    }

    private void copy(Act act) {
        List<Term> operands =
                act.arguments().stream().filter(word -> !word.startsWith("-")).toList();
        if (COPYING.contains(act.program()) && operands.size() > 1) {
            Term target = Paths.resolve(act.directory(), operands.get(operands.size() - 1));
            for (Term source : operands.subList(0, operands.size() - 1)) {
                Term inside = Paths.resolve(target, Url.fileName(source));
                for (Download download : at(act, source)) {
                    put(target, download, act);
                    files.put(inside, download);
                }
            }
        } else if (act.is("gunzip", "gzip", "bunzip2", "unxz", "xz", "bzip2", "zstd", "unzstd")) {
            for (Term source : operands) {
                if (source.isKnown() && source.text().matches(PACKED)) {
                    Term plain = Paths.resolve(act.directory(), plain(source));
                    at(act, source).forEach(download -> put(plain, download, act));
                }
            }
        }
    }

    private static Term plain(Term packed) {
        MappedText text = packed.value().first();
        return Term.of(text.part(0, text.text().lastIndexOf('.')), packed.span());
    }

    private void put(Term path, Download download, Act act) {
        files.put(path, download);
        if (KeyUses.isKeyring(path)) {
            download.use(new Use(act, Kind.KEY, false));
        } else if (Uses.isBin(path)) {
            download.use(new Use(act, Kind.RUN, false));
        }
    }

    /** What a program that reads a download writes is that download still. */
    private void handOn(Act act, Set<Download> read, Set<Download> fetched) {
        Set<Download> out = new LinkedHashSet<>(read);
        if (PASSING.contains(act.program()) && !act.is("tee", "sponge", "dd")) {
            act.arguments().forEach(word -> out.addAll(at(act, word)));
        }
        if (PASSING.contains(act.program()) || SAYING.contains(act.program())) {
            act.arguments().forEach(word -> out.addAll(streams.contents(word)));
            act.redirects().stream()
                    .map(Redirection::inputText)
                    .flatMap(Optional::stream)
                    .forEach(text -> out.addAll(streams.contents(text)));
        }
        boolean digest = Hashes.isHash(act);
        if (out.isEmpty() || digest) {
            return;
        }
        out.removeAll(fetched);
        targets(act).forEach(path -> out.forEach(download -> put(path, download, act)));
        if (act.outputFile().isEmpty()) {
            streams.content(act.output(), out);
        }
    }

    private List<Term> targets(Act act) {
        List<Term> targets = new ArrayList<>();
        act.outputFile().ifPresent(targets::add);
        if (act.is("tee", "sponge")) {
            act.arguments().stream().filter(word -> !word.startsWith("-")).forEach(targets::add);
        } else if (Signatures.isGpg(act)) {
            Options.read(act.arguments(), "o", Set.of("--output"))
                    .value("-o", "--output")
                    .ifPresent(targets::add);
        } else if (act.is("dd")) {
            act.arguments().stream().filter(word -> word.startsWith("of=")).forEach(word -> targets.add(word.from(3)));
        }
        return targets.stream()
                .map(path -> Paths.resolve(act.directory(), path))
                .toList();
    }
}
