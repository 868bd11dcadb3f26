# shellcheck shell=bash disable=SC2154,SC2016,SC2086,SC2034
# What bench measures of audits: the repositories that were signed, at the real Notary server, beside notary's list of each; and ten
# thousand at a server that shows one repository under every name. Source it after measure.sh.

fleet=10000 fleet_start=200

measure_audit() {
    local runs=$((runs < 5 ? runs : 5)) n audit warm=() cold=()
    audit="$trust audit -q --no-registry --fail-on none -f $box/guns $from"
    for n in 1 2 4 8 16; do
        warm+=("xargs -a $box/guns -P $n -I{} $theirs list {}")
        cold+=("xargs -a $box/guns -P $n -I{} ${theirs/reader/cold} list {}")
    done
    quietly $audit
    row "\`audit -f\` of $repositories, warm; \`notary list\` of each" "$(requests_of $audit)" "$(requests_of ${warm[2]})" >>"$box/requests"
    compare "\`audit -f\` of $repositories, warm, trust data alone; \`xargs -P notary list\`" "$repositories" "$audit" "${warm[@]}"
    memory "\`audit -f\` of $repositories, warm; \`notary list\` of one" "$audit" "$theirs list $(gun r1)"
    prepare="rm -rf $XDG_DATA_HOME/trust $box/cold" compare "\`audit -f\` of $repositories, cold; \`xargs -P notary list\`" \
        "$repositories" "$audit" "${cold[@]}"
}

# One repository whose root certificate speaks for every name below a prefix.
sign_for_every_name() {
    local name=$registry/every notary
    fleet_prefix=$name
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 30 -subj "/CN=${name//\//\\/}\\/*" \
        -addext 'basicConstraints=CA:FALSE' -keyout "$box/every.key" -out "$box/every.crt" 2>"$box/said" || fail_with "$box/said"
    notary=(notary -s "$notary_server" --tlscacert "$notary_ca" -d "$box/publisher.every")
    openssl pkcs8 -topk8 -v2prf hmacWithSHA1 -in "$box/every.key" -passout env:NOTARY_ROOT_PASSPHRASE |
        sed '1a role: root\n' >"$box/every.locked"
    quietly "${notary[@]}" init --rootkey "$box/every.locked" --rootcert "$box/every.crt" "$name/one"
    quietly "${notary[@]}" addhash -p "$name/one" latest 528 --sha256 "$(digest_of every)"
    fetch_every "$notary_server/v2/$name/one/_trust/tuf"
}

fetch_every() { # URL: keeps its files under their names
    local file
    mkdir -p "$box/every"
    for file in 1.root.json root.json timestamp.json; do fetch "$1" "$file"; done
    fetch "$1" "snapshot.$(listed snapshot timestamp.json).json"
    fetch "$1" "targets.$(listed targets "snapshot.*.json").json"
}

fetch() { curl -fsS --cacert "$notary_ca" -o "$box/every/$2" "$1/$2" || fail "the Notary server does not serve $2"; }

listed() { # ROLE FILE: the SHA-256 that the file lists for the role
    jq -r ".signed.meta.$1.hashes.sha256" "$box"/every/$2 | base64 -d | od -An -v -tx1 | tr -d ' \n'
}

measure_fleet() {
    local port audit ours i
    for ((i = 1; i <= fleet; i++)); do echo "$fleet_prefix/r$i"; done >"$box/fleet"
    head -n $fleet_start "$box/fleet" >"$box/fleet.start"
    stack_run every "$JAVA_HOME/bin/java" -XX:+UseSerialGC -Xmx64m scripts/lib/EveryName.java "$box/every"
    until port=$(grep -xs '[0-9]*' "$box/stack/every.log"); do sleep 0.1; done
    audit="$trust audit -q --no-registry --fail-on none --format jsonl --server http://127.0.0.1:$port"
    rm -rf "$XDG_DATA_HOME/trust"
    ours=$(seconds $audit -f "$box/fleet.start")
    beyond cold "$ours" "$(seconds $audit -f "$box/fleet")"
    [ "$(grep -c '"kind": "repository".*"verdict": "weak"' "$box/said")" = $fleet ] || fail_with "$box/said" "not all were verified"
    ours=$(seconds $audit -f "$box/fleet.start")
    beyond warm "$ours" "$(seconds $audit -f "$box/fleet")"
    row "\`audit -f\` of $fleet, warm" "$(resident "$audit -f $box/fleet")" '' >>"$box/memories"
}

seconds() { # COMMAND...: how long it took
    /usr/bin/time -q -f %e -o "$box/took" "$@" >"$box/said" 2>&1 || fail_with "$box/said"
    tail -n 1 "$box/took"
}

beyond() { # STATE SECONDS-OF-THE-FIRST SECONDS-OF-ALL
    row "\`audit -f\` of $fleet, $1, at a fast server over http: each beyond the first $fleet_start" \
        "$(jq -n "($3 - $2) / ($fleet - $fleet_start) * 1e5 | round / 100") ($3 s in all)" '' '' >>"$box/times"
}
