# shellcheck shell=bash disable=SC2154
# How bench measures and what it writes. Source it, then set box (a directory to work in) and runs. Commands are one string
# each, split at blanks: hyperfine starts them without a shell, whose start would blur what takes milliseconds.
#
#   compare LABEL SUBJECTS OURS THEIRS...   times; of several of theirs the fastest counts; SUBJECTS > 0 adds how many a second
#   difference LABEL OURS OURS              what the first takes longer than the second
#   memory LABEL OURS THEIRS                largest resident sets
#   benchmarks_page                         all of it as a page
#
# prepare, if set, is run before every timed run; tolerate, set to -i, takes any exit code.

fail() { printf 'bench: %s\n' "$@" >&2; exit 1; }

fail_with() { # FILE...: fails with the end of what was written there
    tail -n 5 -- "$@" >&2
    fail "stopped for what is said above"
}

step() { # WHAT COMMAND...
    printf 'bench: %s ...\n' "$1" >&2
    "${@:2}"
}

quietly() { "$@" >"$box/said" 2>&1 || fail_with "$box/said"; }

need_packages() { # PROGRAM=PACKAGE...
    local pair missing=()
    for pair; do command -v "${pair%%=*}" >/dev/null || missing+=("${pair#*=}"); done
    [ ${#missing[@]} = 0 ] || fail "missing packages: $(printf '%s\n' "${missing[@]}" | sort -u | paste -sd' ')"
}

find_jdk() { # FEATURE: the home of a JDK of that version; nothing where there is none
    local home
    for home in "${JAVA_HOME-}" /usr/lib/jvm/*; do
        if [ -x "$home/bin/java" ] && grep -qs "^JAVA_VERSION=\"$1[.\"]" "$home/release"; then
            echo "$home"
            return
        fi
    done
}

digest_of() { printf '%s' "$1" | sha256sum | cut -d' ' -f1; }

same() { # WHAT OURS THEIRS: the rows of two files, blanks aside
    diff -bB "$2" "$3" >"$box/said" || fail_with "$box/said" "$1: ours (<) and theirs (>) differ"
}

row() { # CELL...
    printf '|'
    printf ' %s |' "$@"
    echo
}

time_all() { # COMMAND...: leaves hyperfine's results in a file
    hyperfine -N ${tolerate-} -w 1 -r "$runs" --export-json "$box/result.json" ${prepare:+--prepare "$prepare"} "$@" >"$box/said" 2>&1 ||
        fail_with "$box/said"
}

compare() {
    time_all "${@:3}"
    jq -r --arg what "$1" --argjson subjects "$2" '
        def ms: . * 1000 | if . < 10 then . * 10 | round / 10 else round end;
        def cell: "\(.median | ms) (\(.min | ms)–\(.max | ms))";
        def rate: if $subjects > 0 then "; \($subjects / .median | round) a second" else "" end;
        def degree: (.command | capture("-P (?<n>[0-9]+)") | ", -P \(.n)") // "";
        .results[0] as $ours | (.results[1:] | min_by(.median)) as $theirs |
        "| \($what) | \($ours | cell + rate) | \($theirs | cell + rate + degree) | \($ours.median / $theirs.median * 100 | round / 100) |"
    ' "$box/result.json" >>"$box/times"
}

difference() {
    time_all "$2" "$3"
    jq -r --arg what "$1" '.results |
        "| \($what) | \(.[0].median * 1000 | round) | \(.[1].median * 1000 | round) | + \((.[0].median - .[1].median) * 1000 | round) ms |"
    ' "$box/result.json" >>"$box/times"
}

memory() {
    row "$1" "$(resident "$2")" "$(resident "$3")" >>"$box/memories"
}

resident() { # COMMAND: the most it had at once, in MiB
    # shellcheck disable=SC2086
    /usr/bin/time -q -f %M -o "$box/resident" $1 >"$box/said" 2>&1 || [ -n "${tolerate-}" ] || fail_with "$box/said"
    echo $(($(tail -n 1 "$box/resident") / 1024))
}

benchmarks_page() {
    cat <<PAGE
# Benchmarks

Written by \`scripts/bench\` on $(date -u +%F): whole processes, each beside its peer, in one run and against the same servers on
loopback (Notary over TLS, the registry over plain http). "Warm" means that the repository was read before. Quote the ratios:
absolute times are this machine's.

$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1), $(nproc) processors, $(($(sed -n 's/^MemTotal: *\([0-9]*\) kB/\1/p' /proc/meminfo) / 1048576)) GiB, $(uname -sr);
$(jdk_version "$JAVA_HOME") unless a row says otherwise${jdk_25:+, $(jdk_version "$jdk_25")};
notary $(version_of notary), skopeo $(version_of skopeo), docker-registry $(version_of docker-registry); $runs runs a command.

Milliseconds, median (least–most):

| work; peer | ours | theirs | ratio |
|---|---|---|---|
$(cat "$box/times")

Largest resident set, MiB:

| work; peer | ours | theirs |
|---|---|---|
$(cat "$box/memories")

Requests of metadata, as the server counts them, authentication aside:

| work | ours | notary |
|---|---|---|
$(cat "$box/requests")
PAGE
}

jdk_version() { sed -n 's/^JAVA_VERSION="\(.*\)"/JDK \1/p' "$1/release"; }

version_of() { dpkg-query -W -f '${Version}' "$1" 2>/dev/null || echo "of unknown version"; }
