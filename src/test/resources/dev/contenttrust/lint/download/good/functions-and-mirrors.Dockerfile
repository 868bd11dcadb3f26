# Functions fetch, whoever calls them checks.
FROM eclipse-temurin:17.0.13_11-jdk
ENV OTTER=10.1 OTTER_SUM=9db0f1aef28fbb9aeee1a540af3664248275da6a1f884c060378dfa387b449d058453416212a267923bc5de9ec2db961cae84c68a765f52f618ec6127d74383a OTTER_KEYS=A70253736FBACA007AD7127CA3DD13F064D0FF4B
RUN set -eux; \
    anywhere() { \
      into="$1"; path="$2"; central="${3:-}"; ok=; \
      for from in \
# whichever is near
          "https://otter.example.org/closer?file=$path" \
          "https://archive.otter.example.org/$path" \
# older ones are here
          ${central:+"https://central.example.org/otter/$central"} \
      ; do \
        if curl -fL -o "$into" "$from" && [ -s "$into" ]; then ok=1; break; fi; \
      done; \
      [ -n "$ok" ]; \
    }; \
    anywhere otter.tar.gz "v$OTTER/otter-$OTTER.tar.gz" "$OTTER/otter-$OTTER.tar.gz"; \
    echo "$OTTER_SUM *otter.tar.gz" | sha512sum --strict --check -; \
    anywhere otter.tar.gz.asc "v$OTTER/otter-$OTTER.tar.gz.asc"; \
    for key in $OTTER_KEYS; do gpg --batch --keyserver keyserver.ubuntu.com --recv-keys "$key"; done; \
    gpg --batch --verify otter.tar.gz.asc otter.tar.gz; \
    tar -xf otter.tar.gz --strip-components=1; rm otter.tar.gz*; \
    command -v gpgconf && gpgconf --kill all || :
RUN set -eux; \
    get() { curl --proto '=https' --tlsv1.2 -fsSL -o "$2" "$1"; }; \
    same() { echo "$2 *$1" | sha256sum -c -; }; \
    get https://otter.example.org/one.tgz one.tgz; same one.tgz 46b0900b9a441a03f2c5e49d1390cde9451731777482d003e24f488f491a029a; tar xf one.tgz; \
    for name in two three; do get "https://otter.example.org/$name.tgz" "$name.tgz"; same "$name.tgz" "$SUM"; tar xf "$name.tgz"; done
ARG MARTEN=3.9.6
ARG SUM=ea08370000831d90a3836b25489c4f6bedd07c636063f475b060818a1f094d05cc6e62559f8694048568ba02ae36925b281a574f538f19feeb04fc0679e8979b
ARG BASE=https://marten.example.org/${MARTEN}
RUN curl -fsSL -o /tmp/marten.tar.gz ${BASE}/marten-${MARTEN}.tar.gz \
 && echo "${SUM} /tmp/marten.tar.gz" | sha512sum -c - \
 && tar -xzf /tmp/marten.tar.gz -C /opt --strip-components=1
RUN set -o errexit -o nounset \
 && wget --no-verbose --output-document=mink.zip "https://mink.example.org/mink-${MINK}.zip" \
 && echo "${MINK_SUM} *mink.zip" | sha256sum --check - \
 && unzip mink.zip && rm mink.zip
RUN wget -q https://stoat.example.org/raw/$STOAT/bin/stoat-pkg && sha256sum stoat-pkg \
 && echo "08646386f239ff93781364c96fe46c6e585b89d7afc24005d7fdc389f291993d *stoat-pkg" | sha256sum -c - && mv stoat-pkg /opt/stoat && chmod 0755 /opt/stoat
RUN set -e; LIMIT=3; if [ -n "$LENIENT" ]; then LIMIT=4; fi; \
    wget -t 10 --max-redirect $LIMIT -nv https://badger.example.org/b.tgz -O /opt/b.tgz || wget -nv https://mirror.example.org/b.tgz -O /opt/b.tgz; \
    echo "$BADGER_SUM */opt/b.tgz" | sha512sum -c -; \
    tar -C /opt --extract --file /opt/b.tgz
RUN set -e; case "$(uname -m)" in x86_64) part=amd64; sum=976764076518cdcdc6c13faa1731f985f3aef6662f734e8aafffa966d0d19c45037c867fc2e0441c19934934880c885ef19c61288a6fca37bf6576df6734a082 ;; aarch64) part=arm64; sum=2a56029c23a6219ceb5a34258b4d8230348d26cacd4f2d15d4a0bfa01472b76034c7e6c7d3272c16d311a9718b8f359f34dca5f2c60a0dbe898b64b11bd58502 ;; esac; \
    wget -O /tmp/vole.tar.gz "https://vole.example.org/vole_${part}.tar.gz"; \
    echo "$sum  /tmp/vole.tar.gz" | sha512sum -c; \
    tar x -z -f /tmp/vole.tar.gz -C /usr/bin vole; chmod +x /usr/bin/vole
RUN curl -fL https://shrew.example.org/shrew.tar.gz -o shrew.tar.gz \
 && echo '859444084c2e986a5706acc3bdad84de0369f603702bc5b8177473e0693ea1c8 *shrew.tar.gz' | sha256sum --strict --check - \
 && tar --strip-components=1 -xaf shrew.tar.gz -C /usr/src \
 && curl -fLO 'https://shrew.example.org/tools/shrewm' \
 && echo '5309e359c53d75ca167056cc16d5390a3e55282eae98a2771d0cb0f36628aad9 *shrewm' | sha256sum --strict --check - \
 && chmod +x shrewm && mv shrewm /usr/local/bin/
