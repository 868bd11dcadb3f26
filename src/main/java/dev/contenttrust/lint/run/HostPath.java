package dev.contenttrust.lint.run;

import dev.contenttrust.lint.source.MappedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Paths of the host, and what there is to lose. */
final class HostPath {
    /** What lies below them is sensitive too: configuration that root's programs read, programs, the kernel, secrets. */
    private static final List<String> TREES = List.of(
            "/etc",
            "/boot",
            "/usr",
            "/lib",
            "/lib64",
            "/bin",
            "/sbin",
            "/root",
            "/proc",
            "/sys",
            "/var/lib/docker",
            "/var/lib/containerd",
            "/var/lib/kubelet",
            "~/.ssh",
            "~/.gnupg",
            "~/.docker",
            "~/.aws",
            "~/.kube");

    /** Themselves, as a whole; what programs keep below them is usually their own. */
    private static final Set<String> WHOLE =
            Set.of("/home", "/var", "/var/lib", "/var/log", "/var/run", "/run", "/dev", "/opt", "~");

    /** Below the trees, but harmless enough to be hinted at only. */
    private static final Set<String> CLOCK = Set.of("/etc/localtime", "/etc/timezone");

    private static final Pattern SOCKET =
            Pattern.compile("/(var/)?run/(.*/)?(docker|podman|containerd|crio|cri-dockerd)(-rootless)?\\.sock");

    /** Files and directories that a program reads and seldom writes. */
    private static final Pattern CONFIGURATION = Pattern.compile(
            ".*\\.(conf|cfg|cnf|ini|ya?ml|toml|json|xml|properties|env|pem|crt|cert|cer|key|pub|sql|sh|template|tmpl|html?)"
                    + "|/etc/.*|.*/(certs?|conf\\.d|nginx\\.conf|ssl)/?");

    private HostPath() {}

    /** Without what changes nothing: doubled and closing slashes, {@code .} and {@code ..}. */
    static String clean(String path) {
        if (path.isEmpty() || path.indexOf(MappedText.UNKNOWN) >= 0) {
            return path;
        }
        boolean absolute = path.startsWith("/");
        List<String> names = new ArrayList<>();
        for (String name : path.split("/")) {
            if (name.equals("..")
                    && !names.isEmpty()
                    && !names.get(names.size() - 1).equals("..")) {
                names.remove(names.size() - 1);
            } else if (!name.isEmpty()
                    && !(name.equals(".") && (absolute || !names.isEmpty()))
                    && !(absolute && name.equals(".."))) {
                names.add(name);
            }
        }
        return (absolute ? "/" : "") + String.join("/", names);
    }

    static boolean isRoot(String path) {
        return path.equals("/");
    }

    static boolean isSocket(String path) {
        return SOCKET.matcher(path).matches();
    }

    static boolean isSensitive(String path) {
        return WHOLE.contains(path)
                || (!CLOCK.contains(path)
                        && TREES.stream().anyMatch(tree -> path.equals(tree) || path.startsWith(tree + "/")));
    }

    /** Whether a program that sees it will hardly want to write it. */
    static boolean couldBeReadOnly(String source, String target) {
        return CLOCK.contains(source)
                || CONFIGURATION.matcher(source).matches()
                || CONFIGURATION.matcher(target).matches();
    }
}
