# The key of a repository by its fingerprint, into a keyring that this repository alone trusts.
FROM debian:12.8-slim
RUN set -eu; \
    GNUPGHOME=$(mktemp -d); export GNUPGHOME; \
    fingerprint='E8A1 0AAD 9CC5 4727 5787  EB09 8050 A41B 029C 1D41'; \
    gpg --batch --keyserver keyserver.ubuntu.com --recv-keys "$fingerprint"; \
    install -d /etc/apt/keyrings; \
    gpg --batch --export "$fingerprint" > /etc/apt/keyrings/lantern.gpg; \
    gpgconf --kill all; rm -r "$GNUPGHOME"
ENV LANTERN_SERIES=4 \
    LANTERN_VERSION=4.2.0-1
RUN release="$(. /etc/os-release && echo "$VERSION_CODENAME")"; \
    origin="[ signed-by=/etc/apt/keyrings/lantern.gpg ] http://apt.lantern.example/debian $release main $LANTERN_SERIES"; \
    case "$(dpkg --print-architecture)" in \
      amd64|arm64) \
        echo "deb $origin" > /etc/apt/sources.list.d/lantern.list ;; \
      *) \
        echo "deb-src $origin" > /etc/apt/sources.list.d/lantern.list; \
        built=$(mktemp -d); cd "$built"; \
        apt-get update; \
        apt-get build-dep -y lantern; \
        apt-get source --compile lantern; \
        index() { dpkg-scanpackages . > Packages; apt-get update -o Acquire::GzipIndexes=false; }; \
        index; \
        echo "deb [ trusted=yes ] file://$built ./" > /etc/apt/sources.list.d/built.list; \
        index ;; \
    esac; \
    apt-get install -y --no-install-recommends "lantern=$LANTERN_VERSION"
VOLUME /var/lib/lantern
STOPSIGNAL SIGINT
CMD ["lanternd"]
