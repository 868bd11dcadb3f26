# The list of checksums is signed; the file is compared with its line of the list.
FROM debian:12.8
ENV REED_VERSION 20.4.1
RUN set -e; CPU= && case "$(dpkg --print-architecture)" in amd64) CPU=x64 ;; arm64) CPU=arm64 ;; *) exit 1 ;; esac \
 && export GNUPGHOME="$(mktemp -d)" \
 && for key in \
      7B01829075BA84B01190327170AD2661E5285108 \
      # the second of them
      556D6CDD54D0297AF5B8B3027DBB1562F9727A2E \
    ; do \
      gpg --batch --keyserver hkps://keys.openpgp.org --recv-keys "$key" \
        || gpg --batch --keyserver keyserver.ubuntu.com --recv-keys "$key"; \
    done \
 && curl -fsSLO --compressed "https://reed.example.org/v$REED_VERSION/reed-$REED_VERSION-$CPU.tar.xz" \
 && curl -fsSLO --compressed "https://reed.example.org/v$REED_VERSION/SUMS.asc" \
 && gpg --batch --decrypt --output SUMS SUMS.asc \
 && gpgconf --kill all \
 && grep " reed-$REED_VERSION-$CPU.tar.xz\$" SUMS | sha256sum -c - \
 && tar -xJf "reed-$REED_VERSION-$CPU.tar.xz" -C /usr/local --strip-components=1 --no-same-owner \
 && rm "reed-$REED_VERSION-$CPU.tar.xz" SUMS.asc SUMS
ENV SAFE=1.15.0
RUN set -eux; \
    SAFE_KEY=66D5AF141A9FBB1697A822EE445FD6B2722719E7; \
    found=''; \
    for server in hkps://keys.openpgp.org pgp.mit.edu; do \
      gpg --batch --keyserver "$server" --recv-keys "$SAFE_KEY" && found=yes && break; \
    done; \
    test -n "$found"; \
    cd "$(mktemp -d)"; \
    wget https://willow.example.org/safe/${SAFE}/safe_${SAFE}_linux.zip; \
    wget https://willow.example.org/safe/${SAFE}/safe_${SAFE}_SUMS; \
    wget https://willow.example.org/safe/${SAFE}/safe_${SAFE}_SUMS.sig; \
    gpg --batch --verify safe_${SAFE}_SUMS.sig safe_${SAFE}_SUMS; \
    grep safe_${SAFE}_linux.zip safe_${SAFE}_SUMS | sha256sum -c; \
    unzip -d /opt safe_${SAFE}_linux.zip
