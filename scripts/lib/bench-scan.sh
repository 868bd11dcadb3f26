# shellcheck shell=bash disable=SC2154,SC2016,SC2086,SC2034
# What bench measures of scans: a Debian of about 170 MB from a registry on loopback, beside a pipe that checks both digests of its
# layers and does nothing else, and beside a scanner's inventory of the same image. Source it after measure.sh.

scan_packages=nginx-light,python3,redis-server,git

make_debian() {
    local blobs=$box/image.debian/blobs/sha256
    begin_image debian
    quietly mmdebstrap --quiet --variant=minbase --include=$scan_packages --dpkgopt='path-exclude=/usr/share/man/*' \
        --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/locale/*' bookworm "$box/debian.tar"
    debian_bytes=$(stat -c %s "$box/debian.tar")
    gzip -n -6 -c "$box/debian.tar" >"$box/layer.gz"
    debian_layer=$(sha256sum <"$box/layer.gz" | cut -d' ' -f1)
    debian_stored=$(stat -c %s "$box/layer.gz")
    push_image debian 12 "$(blob "$blobs" application/vnd.oci.image.layer.v1.tar+gzip "$box/layer.gz")" \
        "\"sha256:$(sha256sum <"$box/debian.tar" | cut -d' ' -f1)\""
    skopeo copy -q --insecure-policy "oci:$box/image.debian" "docker-archive:$box/debian-archive.tar:debian:12" >/dev/null
    cat >"$box/pipe" <<PIPE
#!/bin/bash
curl -fsS http://$registry/v2/bench/debian/blobs/sha256:$debian_layer | tee >(openssl dgst -sha256 >/dev/null) | \${1:-gzip} -dc | openssl dgst -sha256
PIPE
    chmod +x "$box/pipe"
}

make_database() {
    records=${TRUST_VULNDATA:-$PWD/trust-fixtures/vulndb}
    rm -f "$box/vulndb"
    quietly /usr/bin/time -f %e -o "$box/took" $trust db update -q --from "$records" --db "$box/vulndb"
    local count
    count=$($trust db status --format json --db "$box/vulndb" | jq '[.results[0].sources[].records] | add')
    row "\`db update\` of $count records" "$(jq -n "$(tail -n 1 "$box/took") * 1000 | round")" \
        "$(jq -n "$count / $(tail -n 1 "$box/took") | round") records a second" '' >>"$box/times"
}

measure_scan() {
    local runs=$((runs < 5 ? runs : 5)) tolerate=-i
    local size scan
    scan="$trust scan -q --db $box/vulndb --max-db-age 10000d $from $(gun debian):12"
    size="$((debian_bytes / 1000000)) MB ($((debian_stored / 1000000)) MB gzip)"
    memory "\`scan\` of $size; the pipe" "$scan --no-memory" "$box/pipe"
    compare "\`scan\` of $size: verify, pull, check both digests, inventory, binaries, match; \`curl\`, both \`openssl dgst\`, \`gzip\`" 0 \
        "$scan --no-memory" "$box/pipe"
    if command -v pigz >/dev/null; then
        compare 'the same; with `pigz`' 0 "$scan --no-memory" "$box/pipe pigz"
    fi
    quietly_or_incomplete $scan
    compare 'the same image again; the pipe' 0 "$scan" "$box/pipe"
    compare '`db status`; `notary version`' 0 "$trust db status --db $box/vulndb" "notary version"
    measure_rescan
    measure_binaries
    measure_snyk
}

# As if a thousand tags had been scanned: copies of what was remembered of one, each under a name and a manifest of its own.
measure_rescan() {
    local scans=$XDG_DATA_HOME/trust/scans manifest inventory record i name digest
    inventory=$(find "$scans" -path '*/images/sha256-*' -type f | head -n 1)
    record=$(grep -l "$(gun debian):12" "$scans"/*.json | head -n 1)
    manifest=${inventory##*/sha256-}
    for ((i = 0; i < 1000; i++)); do
        name=$(gun "debian$i"):12 digest=$(digest_of "manifest $i")
        sed "s|$(gun debian):12|$name|; s|$(gun debian)\"|$(gun "debian$i")\"|; s|$manifest|$digest|g" "$record" \
            >"$scans/$(printf '%s\nsha256:%s' "$name" "$digest" | sha256sum | cut -d' ' -f1).json"
        cp "$inventory" "${inventory%/*}/sha256-$digest"
    done
    quietly_or_incomplete /usr/bin/time -f %e -o "$box/took" $trust rescan --db "$box/vulndb" --max-db-age 10000d
    [ "$(grep -c ' new, ' "$box/said")" -gt 1000 ] || fail_with "$box/said"
    row '`rescan` of 1,000 images that were scanned before' "$(jq -n "$(tail -n 1 "$box/took") * 1000 | round")" '' '' >>"$box/times"
}

# Programs as they are, in one layer that is not compressed, so that the time is that of looking at them: by the processor time of
# the whole process beside that of a scan of nothing, as several threads share the work.
measure_binaries() {
    local files=$box/files bytes least most
    mkdir -p "$files"
    tar -xf "$box/debian.tar" -C "$files" --wildcards './usr/bin/*' './usr/sbin/*' './usr/lib/*.so*' './usr/lib/git-core/*' --exclude='./dev/*'
    find "$files" -type f -exec sh -c 'for f; do [ "$(head -c 4 "$f" | tail -c 3)" = ELF ] || rm -f "$f"; done' sh {} +
    bytes=$(find "$files" -type f -printf '%s\n' | awk '{ sum += $1 } END { print sum }')
    tar -C "$files" -cf "$box/binaries.tar" .
    tar -cf "$box/nothing.tar" -T /dev/null
    local_layer binaries
    local_layer nothing
    most=$(processor_time $trust scan -q --db "$box/vulndb" --max-db-age 10000d --no-memory --untrusted "oci:$box/image.binaries")
    least=$(processor_time $trust scan -q --db "$box/vulndb" --max-db-age 10000d --no-memory --untrusted "oci:$box/image.nothing")
    row "\`scan\` of $((bytes / 1000000)) MB of programs: layer digests, ELF, recognisers; processor time beside a scan of nothing" \
        "$(jq -n "($most - $least) * 1000 | round"); $(jq -n "$bytes / 1000000 / ($most - $least) | round") MB a second" '' '' >>"$box/times"
}

local_layer() { # NAME: puts the archive NAME.tar into an image of that name as its one layer, not compressed
    begin_image "$1"
    put_together "$1" "$(blob "$box/image.$1/blobs/sha256" application/vnd.oci.image.layer.v1.tar "$box/$1.tar")" \
        "\"sha256:$(sha256sum <"$box/$1.tar" | cut -d' ' -f1)\""
}

processor_time() { # COMMAND...: in seconds, the least of some runs
    local i
    for ((i = 0; i < runs; i++)); do
        quietly_or_incomplete /usr/bin/time -q -f '%U %S' -o "$box/took" "$@"
        tail -n 1 "$box/took" | awk '{ print $1 + $2 }'
    done | sort -n | head -n 1
}

# It checks no digest, verifies no signature and matches nothing.
measure_snyk() {
    if ! npm install --silent --prefix "$box/snyk" snyk-docker-plugin@9.8.0 >"$box/said" 2>&1; then
        row 'inventory from disk; `snyk-docker-plugin`' 'not measured: it cannot be had here' '' '' >>"$box/times"
        return
    fi
    cat >"$box/snyk/inventory.js" <<'JS'
require('snyk-docker-plugin').scan({ path: 'docker-archive:' + process.argv[2], 'exclude-base-image-vulns': false, 'app-vulns': true })
    .then(found => { if (!found.scanResults.length) process.exit(1); }, failure => { console.error(failure); process.exit(1); });
JS
    (cd "$box/snyk" && quietly node inventory.js "$box/debian-archive.tar")
    compare 'inventory from disk; `snyk-docker-plugin` 9.8.0' 0 \
        "$trust sbom -q --untrusted docker-archive:$box/debian-archive.tar" \
        "env NODE_PATH=$box/snyk/node_modules node $box/snyk/inventory.js $box/debian-archive.tar"
}

# Exit code 10 says that some product could not be judged, which is no failure here.
quietly_or_incomplete() { "$@" >"$box/said" 2>&1 || [ $? = 10 ] || fail_with "$box/said"; }
