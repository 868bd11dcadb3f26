# shellcheck shell=bash disable=SC2154,SC2016,SC2086,SC2034
# What bench measures of lint: three thousand Dockerfiles in one run, made of those that the rules are tested with, beside the two
# linters of the npm registry, each over the same files in one process. Source it after measure.sh.

lint_files=3000

# Each stage of the tests' Dockerfiles is one of its own.
make_dockerfiles() {
    local i stage stages
    mkdir -p "$box/stages" "$box/dockerfiles"
    find src/test/resources/dev/contenttrust/lint -name '*.Dockerfile' -print0 | sort -z | xargs -0 cat |
        awk -v to="$box/stages" '/^FROM /{n++} n{print >sprintf("%s/%04d", to, n)}'
    stages=("$box"/stages/*)
    for ((i = 0; i < lint_files; i++)); do
        stage=${stages[i % ${#stages[@]}]}
        mkdir -p "$box/dockerfiles/$i"
        sed "s/example\.org/e$((i % 97)).example.org/g" "$stage" >"$box/dockerfiles/$i/Dockerfile"
    done
    dockerfiles_bytes=$(find "$box/dockerfiles" -type f -print0 | du -cb --files0-from=- | tail -n 1 | cut -f1)
}

measure_lint() {
    local runs=$((runs < 5 ? runs : 5)) tolerate=-i ours
    ours="$trust lint --no-lint-config $box/dockerfiles"
    what="\`lint\` of $lint_files Dockerfiles ($((dockerfiles_bytes / 1000)) KB)"
    npm_peer dockerfilelint 1.8.0 "const lint = require('dockerfilelint'); check = text => lint.run('.', text);"
    npm_peer dockerfile_lint 0.3.4 "const lint = new (require('dockerfile_lint'))(); check = text => lint.validate(text);"
}

# It is given the texts one after the other, and forgiven those that it stumbles over.
npm_peer() { # PACKAGE VERSION SETUP
    local place=$box/npm.$1 stumbled
    if ! npm install --silent --prefix "$place" "$1@$2" >"$box/said" 2>&1; then
        row "$what; \`$1\`" 'not measured: it cannot be had here' '' '' >>"$box/times"
        return
    fi
    cat >"$place/all.js" <<JS
const fs = require('fs');
let check, stumbled = 0;
$3
for (const name of fs.readdirSync(process.argv[2])) {
    try { check(fs.readFileSync(process.argv[2] + '/' + name + '/Dockerfile', 'utf8')); } catch (failure) { stumbled++; }
}
console.log(stumbled);
JS
    stumbled=$(node "$place/all.js" "$box/dockerfiles" 2>"$box/said" | tail -n 1) || fail_with "$box/said"
    compare "$what; \`$1\` $2, which fails on $stumbled of them" $lint_files "$ours" "node $place/all.js $box/dockerfiles"
    memory "$what; \`$1\`" "$ours" "node $place/all.js $box/dockerfiles"
}
