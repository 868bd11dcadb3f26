# Comparisons by the program that fetches, by digests kept in files, and of names that are not those of the download.
FROM debian:12.8-slim AS birch
RUN aria2c --checksum=sha-256=ad2981aa58beca63a49b8831274b89d81766a23d7932474f03e55cf00cbe2700 -o birch.tgz https://birch.example.org/birch.tgz \
    && tar xf birch.tgz
FROM alpine:3.20.3 AS larch
RUN set -e; \
    wget https://larch.example.org/larch.tgz; \
    echo "SHA2-256(larch.tgz)= ad2981aa58beca63a49b8831274b89d81766a23d7932474f03e55cf00cbe2700" > wanted; \
    openssl dgst -sha256 larch.tgz > found; \
    cmp wanted found; \
    tar xf larch.tgz
FROM debian:12.8-slim AS alder
# the signature is that of what is inside
RUN set -eux; \
    gpg --keyserver hkps://keys.openpgp.org --recv-keys 0123456789ABCDEF0123456789ABCDEF01234567; \
    curl -fsSLO https://alder.example.org/alder-2.1.tar.xz; \
    curl -fsSLO https://alder.example.org/alder-2.1.tar.sign; \
    unxz --keep alder-2.1.tar.xz; \
    gpg --verify alder-2.1.tar.sign alder-2.1.tar; \
    tar xf alder-2.1.tar
FROM debian:12.8-slim AS rowan
# the server names the file
RUN set -eux; \
    curl -fsSLOJ "https://rowan.example.org/get?id=7"; \
    echo "ad2981aa58beca63a49b8831274b89d81766a23d7932474f03e55cf00cbe2700  rowan.tgz" | sha256sum -c -; \
    tar xf rowan.tgz
FROM debian:12.8-slim AS hazel
RUN set -eux; cd /tmp; \
    curl -fsSLO https://hazel.example.org/hazel-1.0.tgz; \
    mv *.tgz nut.tgz; \
    echo "ad2981aa58beca63a49b8831274b89d81766a23d7932474f03e55cf00cbe2700  nut.tgz" | sha256sum -c -; \
    tar xf nut.tgz
FROM debian:12.8-slim AS aspen
# what was inside is compared
RUN set -eu; \
    curl -fsSLo leaves.zip https://aspen.example.org/leaves.zip; \
    unzip leaves.zip; \
    echo "ad2981aa58beca63a49b8831274b89d81766a23d7932474f03e55cf00cbe2700  bin/rustle" | sha256sum -c -; \
    install bin/rustle /usr/local/bin/
FROM debian:12.8-slim AS elm
RUN set -eu; \
    curl -fsSLo /tmp/e https://elm.example.org/elm.tgz; \
    mv -t /opt /tmp/e; \
    echo "ad2981aa58beca63a49b8831274b89d81766a23d7932474f03e55cf00cbe2700  /opt/e" | sha256sum -c -; \
    tar xf /opt/e
