# A signature beside each file, and a key by its full fingerprint.
FROM buildpack-deps:bookworm
ENV RELEASE_KEY 71741761CB845433B1759F432294AE05C78A18E6
ENV HERON_VERSION 3.11.8
RUN set -e; wget -O heron.tar.xz "https://heron.example.org/${HERON_VERSION%%[a-z]*}/Heron-$HERON_VERSION.tar.xz"; \
    wget -O heron.tar.xz.asc "https://heron.example.org/${HERON_VERSION%%[a-z]*}/Heron-$HERON_VERSION.tar.xz.asc"; \
    GNUPGHOME="$(mktemp -d)"; export GNUPGHOME; \
    gpg --batch --keyserver hkps://keys.openpgp.org --recv-keys "$RELEASE_KEY"; \
    gpg --batch --verify heron.tar.xz.asc heron.tar.xz; \
    gpgconf --kill all; rm -rf "$GNUPGHOME" heron.tar.xz.asc; \
    tar --extract --directory /usr/src --strip-components=1 --file heron.tar.xz
ENV BOOT_URL https://heron.example.org/raw/ec27d308e22ae9be6b827e7d7814844893f9a5c4/boot.py
ENV BOOT_SUM 3655fe355bb7b7fb459c31d4b18f8b14391129f889788c2bc3bdc5feb636e523
RUN wget -O boot.py "$BOOT_URL" && echo "$BOOT_SUM *boot.py" | sha256sum -c - && python boot.py && rm boot.py
ARG STORK=2.15.1
ARG STORK_KEY=E9022092CF32DB18650D42DCD2CF378F83A3FEE5
RUN set -eux; \
    cpu="$(dpkg-architecture --query DEB_BUILD_GNU_CPU)"; \
    url="https://stork.example.org/v${STORK}/stork-${STORK}-$cpu.tar.gz"; \
    case "$cpu" in aarch64) sum='9af6767fbd8eb863d10675213b0772ded753bfa0d7c0d8b73b72780f866c933b' ;; x86_64) sum='fd7fcb917a55492581363bd3dd2709a7c7e347336d6cd226b96556e1a3c0da20' ;; *) exit 1 ;; esac; \
    curl -sSL "$url" -o stork.tar.gz; \
    echo "$sum stork.tar.gz" | sha256sum --strict --check; \
    curl -sSL "$url.asc" -o stork.tar.gz.asc; \
    GNUPGHOME="$(mktemp -d)"; export GNUPGHOME; \
    gpg --batch --keyserver keyserver.ubuntu.com --receive-keys "$STORK_KEY"; \
    gpg --batch --trusted-key 0x0123456789ABCDEF --verify stork.tar.gz.asc stork.tar.gz; \
    tar -xf stork.tar.gz -C /usr/local/bin --strip-components=1
ARG SWIFT_KEY=C0F1FA0F022A64B677397C477D7A601A277DF1C0
ENV SWIFT_KEY=$SWIFT_KEY
RUN BIN="https://swallow.example.org/$SUFFIX/x.tar.gz" \
 && SIG="$BIN.sig" \
 && curl -fsSL "$BIN" -o swallow.tar.gz "$SIG" -o swallow.tar.gz.sig \
 && gpg --batch --quiet --keyserver keyserver.ubuntu.com --recv-keys "$SWIFT_KEY" \
 && gpg --batch --verify swallow.tar.gz.sig swallow.tar.gz \
 && tar -xzf swallow.tar.gz --directory / --strip-components=1
RUN set -e; curl -fL -o /usr/local/bin/press.gpg https://press.example.org/press-2.9.0.gpg; \
    gpg --batch --keyserver keys.openpgp.org --recv-keys 211CBC7508F2A054D94077B82C80FD49F1E364CB; \
    gpg --batch --decrypt --output /usr/local/bin/press /usr/local/bin/press.gpg; \
    chmod +x /usr/local/bin/press
