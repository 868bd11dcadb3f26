package dev.contenttrust.lint.run;

import dev.contenttrust.Printable;
import dev.contenttrust.lint.finding.Findings;
import dev.contenttrust.lint.finding.Level;
import dev.contenttrust.lint.finding.Rule;
import dev.contenttrust.lint.source.MappedText;
import dev.contenttrust.lint.source.Span;
import java.util.Locale;
import java.util.Set;

/** What is at risk on the host by how a container is run: TR501 to TR508. */
public final class RunRules {
    /** With any of these a container can take over the host (capabilities(7)). */
    private static final Set<String> HOSTILE = Set.of(
            "ALL",
            "SYS_ADMIN",
            "SYS_MODULE",
            "SYS_RAWIO",
            "SYS_PTRACE",
            "DAC_READ_SEARCH",
            "BPF",
            "MAC_ADMIN",
            "MAC_OVERRIDE");

    /** With any of these it can disturb the host. */
    private static final Set<String> DISTURBING =
            Set.of("NET_ADMIN", "SYS_BOOT", "SYS_TIME", "SYSLOG", "PERFMON", "LINUX_IMMUTABLE", "CHECKPOINT_RESTORE");

    private final Findings findings;

    public RunRules(Findings findings) {
        this.findings = findings;
    }

    /** Judges a mount. */
    public void mount(Mount mount) {
        String source = mount.source();
        if (!mount.isHostPath() || source.indexOf(MappedText.UNKNOWN) >= 0) {
            return;
        }
        String shown = Printable.escape(source);
        if (HostPath.isRoot(source)) {
            findings.add(
                    Rule.TR501,
                    mount.readOnly() ? Level.WARNING : Level.ERROR,
                    mount.span(),
                    mount.readOnly()
                            ? "the whole file system of the host can be read, its secrets too"
                            : "the whole file system of the host can be written: who is root in the container is root on the host",
                    "mount the one directory that is needed, with :ro");
        } else if (HostPath.isSocket(source)) {
            findings.add(
                    Rule.TR503,
                    mount.span(),
                    "whoever can talk to " + shown
                            + " can start any container, and so is root on the host; :ro changes nothing about that",
                    "do without it, or put a proxy before it that lets pass only what is needed");
        } else if (mount.readOnly()) {
            return;
        } else if (HostPath.isSensitive(source)) {
            findings.add(
                    Rule.TR502,
                    mount.span(),
                    shown + " of the host can be written from the container",
                    shown + ":" + Printable.escape(mount.target()) + ":ro");
        } else if (HostPath.couldBeReadOnly(source, mount.target())) {
            findings.add(
                    Rule.TR506,
                    mount.span(),
                    shown + " is mounted writable; is it ever written?",
                    shown + ":" + Printable.escape(mount.target()) + ":ro");
        }
    }

    /** {@code --privileged}. */
    public void privileged(Span span) {
        findings.add(
                Rule.TR504,
                span,
                "a privileged container has every device and every capability of the host",
                "add the one capability or device that is needed: --cap-add, --device");
    }

    /** A capability that is added. */
    public void capability(Said said) {
        String name = said.text().toUpperCase(Locale.ROOT).replaceFirst("^CAP_", "");
        boolean hostile = HOSTILE.contains(name);
        if (hostile || DISTURBING.contains(name)) {
            findings.add(
                    Rule.TR504,
                    hostile ? Level.ERROR : Level.WARNING,
                    said.span(),
                    "the capability " + name + " reaches " + (hostile ? "all of the host" : "beyond the container"),
                    "drop all capabilities and add those that are needed: --cap-drop ALL --cap-add NAME");
        }
    }

    /** A root file system that can be written. */
    public void writableRoot(Span span, String remedy) {
        findings.add(Rule.TR505, span, "whoever breaks in can change the container's own programs", remedy);
    }

    /** @param kind {@code network}, {@code pid}, {@code ipc}, {@code uts}, {@code userns}, {@code cgroup} */
    public void namespace(String kind, Said said) {
        if (said.lower().equals("host")) {
            findings.add(
                    Rule.TR507,
                    said.span(),
                    "the container shares the host's " + kind + " namespace",
                    kind.equals("network") ? "publish the ports that are needed: -p" : "leave it out");
        }
    }

    /** {@code --security-opt}. */
    public void securityOption(Said said) {
        String option = said.lower().replace('=', ':');
        boolean off = option.matches("(seccomp|apparmor|systempaths):unconfined")
                || option.matches("label:disable|apparmor:disable|no-new-privileges:false");
        if (off) {
            findings.add(
                    Rule.TR508,
                    said.span(),
                    "\"" + said.text()
                            + "\" takes away what keeps a container from the kernel's rarer calls and the host's files",
                    "leave it out, or write a profile that allows the one thing that is needed");
        }
    }
}
