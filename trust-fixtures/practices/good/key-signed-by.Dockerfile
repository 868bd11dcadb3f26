FROM debian:12.8-slim
RUN set -eu; \
    apt-get update; apt-get install -y --no-install-recommends ca-certificates dirmngr gnupg; \
    export GNUPGHOME="$(mktemp -d)"; \
    gpg --batch --keyserver hkps://keyserver.ubuntu.com --recv-keys 4D64FEC119C2029067D6E791F8D2585B8783D481; \
    gpg --batch --export 4D64FEC119C2029067D6E791F8D2585B8783D481 > /usr/share/keyrings/example.gpg; \
    echo "deb [signed-by=/usr/share/keyrings/example.gpg] https://example.org/debian bookworm main" > /etc/apt/sources.list.d/example.list
USER nobody
