# shellcheck shell=bash
# A registry and a Notary server on loopback, for make-fixtures and bench. Source it, then:
#
#   stack_start DIR    starts docker-registry, notary-signer and notary-server with what it writes into DIR, and sets
#                      registry (host:port, plain http), notary_server (https URL) and notary_ca (certificate file)
#   stack_stop         ends what stack_start started
#
# What the Notary server holds is in its memory only.

stack_pids=()

stack_need() {
    local tool missing=()
    for tool; do command -v "$tool" >/dev/null || missing+=("$tool"); done
    [ ${#missing[@]} = 0 ] || {
        echo "missing: ${missing[*]} (scripts/test --install installs what the tests and this need)" >&2
        exit 2
    }
}

stack_start() {
    stack_need docker-registry notary-signer notary-server notary skopeo openssl curl
    stack_dir=$1
    mkdir -p "$stack_dir"
    stack_certificates
    local registry_port signer_port server_port
    registry_port=$(stack_port) signer_port=$(stack_port) server_port=$(stack_port)
    registry=127.0.0.1:$registry_port
    # shellcheck disable=SC2034 # for whoever sourced this
    notary_server=https://127.0.0.1:$server_port
    # shellcheck disable=SC2034
    notary_ca=$stack_dir/ca.crt
    stack_configure "$signer_port" "$server_port"
    stack_run registry docker-registry serve "$stack_dir/registry.yml"
    stack_run signer notary-signer -config "$stack_dir/signer.json"
    stack_await "127.0.0.1:$signer_port" signer
    stack_run server notary-server -config "$stack_dir/server.json"
    stack_await "127.0.0.1:$server_port" server
    stack_await "$registry" registry
}

stack_stop() {
    local pid
    for pid in "${stack_pids[@]}"; do kill "$pid" 2>/dev/null && wait "$pid" 2>/dev/null || true; done
    stack_pids=()
}

stack_port() {
    local port
    while :; do
        port=$((20000 + RANDOM % 10000))
        (: <"/dev/tcp/127.0.0.1/$port") 2>/dev/null || break
    done
    echo $port
}

# An authority, and one certificate for both ends of every connection.
stack_certificates() {
    local config=$stack_dir/openssl.cnf
    cat >"$config" <<'CNF'
[req]
distinguished_name = name
prompt = no
[name]
CN = localhost
[authority]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign
[host]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = serverAuth, clientAuth
subjectAltName = DNS:localhost, IP:127.0.0.1
CNF
    local new=(openssl req -x509 -config "$config" -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 30)
    "${new[@]}" -extensions authority -subj '/CN=loopback authority' -keyout "$stack_dir/ca.key" -out "$stack_dir/ca.crt" 2>/dev/null
    "${new[@]}" -extensions host -CA "$stack_dir/ca.crt" -CAkey "$stack_dir/ca.key" \
        -keyout "$stack_dir/host.key" -out "$stack_dir/host.crt" 2>/dev/null
}

stack_configure() { # SIGNER-PORT SERVER-PORT
    cat >"$stack_dir/registry.yml" <<YML
version: 0.1
log: {level: error}
storage: {filesystem: {rootdirectory: $stack_dir/registry}}
http: {addr: "$registry"}
YML
    local tls="\"tls_cert_file\": \"$stack_dir/host.crt\", \"tls_key_file\": \"$stack_dir/host.key\""
    cat >"$stack_dir/signer.json" <<JSON
{
  "server": {"grpc_addr": "127.0.0.1:$1", $tls, "client_ca_file": "$stack_dir/ca.crt"},
  "storage": {"backend": "memory"},
  "logging": {"level": "error"}
}
JSON
    cat >"$stack_dir/server.json" <<JSON
{
  "server": {"http_addr": "127.0.0.1:$2", $tls},
  "trust_service": {
    "type": "remote", "hostname": "127.0.0.1", "port": "$1", "key_algorithm": "ecdsa",
    "tls_ca_file": "$stack_dir/ca.crt",
    "tls_client_cert": "$stack_dir/host.crt", "tls_client_key": "$stack_dir/host.key"
  },
  "storage": {"backend": "memory"},
  "logging": {"level": "${stack_log_level:-error}"}
}
JSON
}

stack_run() { # NAME COMMAND...
    local name=$1
    shift
    "$@" >"$stack_dir/$name.log" 2>&1 </dev/null &
    stack_pids+=($!)
}

stack_await() { # HOST:PORT NAME
    local tries
    for ((tries = 0; tries < 200; tries++)); do
        ! (: <"/dev/tcp/${1%:*}/${1#*:}") 2>/dev/null || return 0
        sleep 0.05
    done
    echo "$2 did not come up; the end of its log:" >&2
    tail -n 5 "$stack_dir/$2.log" >&2
    exit 1
}
