package dev.contenttrust.cli;

import dev.contenttrust.cli.option.OptionTable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The commands by name; a command's class is not loaded before it is asked for. */
enum CommandName {
    LIST("list", "the signed tags of a repository"),
    INSPECT("inspect", "who signs a repository, with which keys, until when"),
    RESOLVE("resolve", "the signed digest of an image"),
    VERIFY("verify", "whether an image is signed, fresh, and what the registry serves"),
    PULL("pull", "copy an image, every byte verified"),
    MIRROR("mirror", "keep what a trust server has, verified, and check what was kept"),
    AUDIT("audit", "how fresh everything that is signed is: one verdict a repository and tag"),
    MIGRATE("migrate", "to another way of signing: plan, commands, and whether it is done"),
    KEYS("keys", "which private keys lie here, what they still sign, what is lost with this machine"),
    DB("db", "the vulnerability database: update, status, import, export"),
    SCAN("scan", "what is known to be wrong with what is in an image"),
    RESCAN("rescan", "what is new about images that were scanned before"),
    SBOM("sbom", "a bill of materials of an image"),
    LAYERS("layers", "what each layer of an image brings, changes, hides and wastes"),
    KEYRING("keyring", "the signing keys of the package managers in an image"),
    LS("ls", "the files of an image, each with the layer that brought it"),
    CAT("cat", "a file of an image, verified"),
    DIFF("diff", "what differs between two images, or an image and a container"),
    LINT("lint", "what Dockerfiles, compose files and scripts trust without need"),
    COMPLETION("completion", ""),
    TUF("tuf", "");

    private final String word;
    private final String summary;

    CommandName(String word, String summary) {
        this.word = word;
        this.summary = summary;
    }

    /** As it is typed. */
    String word() {
        return word;
    }

    /** What it gives, in a few words; empty for commands that are not listed. */
    String summary() {
        return summary;
    }

    static Optional<CommandName> of(String word) {
        return Arrays.stream(values()).filter(name -> name.word.equals(word)).findFirst();
    }

    /** Those that the help lists. */
    static List<CommandName> listed() {
        return Arrays.stream(values()).filter(name -> !name.summary.isEmpty()).toList();
    }

    /** The command, its options declared in the table. */
    Command declare(OptionTable options) {
        return switch (this) {
            case LIST -> new ListCommand(options);
            case INSPECT -> new InspectCommand(options);
            case RESOLVE -> new ResolveCommand(options);
            case VERIFY -> new VerifyCommand(options);
            case PULL -> new PullCommand(options);
            case MIRROR -> new MirrorCommand(options);
            case AUDIT -> new AuditCommand(options);
            case MIGRATE -> new MigrateCommand(options);
            case KEYS -> new KeysCommand(options);
            case DB -> new DatabaseCommand(options);
            case SCAN -> new ScanCommand(options);
            case RESCAN -> new RescanCommand(options);
            case SBOM -> new SbomCommand(options);
            case LAYERS -> new LayersCommand(options);
            case KEYRING -> new KeyringCommand(options);
            case LS -> new LsCommand(options);
            case CAT -> new CatCommand(options);
            case DIFF -> new DiffCommand(options);
            case LINT -> new LintCommand(options);
            case COMPLETION -> new CompletionCommand(options);
            case TUF -> new TufCommand(options);
        };
    }
}
