FROM debian:12
ENV CHECK_GPG=true FLINK_TGZ_URL=https://fir.example.org/dyn/closer.cgi?action=download&filename=flink/flink-1.18.1-bin-scala_2.12.tgz FLINK_ASC_URL=https://fir.example.org/dist/flink/flink-1.18.1-bin-scala_2.12.tgz.asc GPG_KEY=D71664F940FE6C15FE9FE70813A1515308DC1516
RUN set -ex; \
  wget -nv -O flink.tgz "$FLINK_TGZ_URL"; \
  \
  if [ "$CHECK_GPG" = "true" ]; then \
    wget -nv -O flink.tgz.asc "$FLINK_ASC_URL"; \
    export GNUPGHOME="$(mktemp -d)"; \
    for server in ha.pool.sks-keyservers.net $(shuf -e \
                            hkp://p80.pool.sks-keyservers.net:80 \
                            keyserver.ubuntu.com \
                            pgp.mit.edu) ; do \
        gpg --batch --keyserver "$server" --recv-keys "$GPG_KEY" && break || : ; \
    done && \
    gpg --batch --verify flink.tgz.asc flink.tgz; \
    gpgconf --kill all; \
    rm -rf "$GNUPGHOME" flink.tgz.asc; \
  fi; \
  \
  tar -xf flink.tgz --strip-components=1; \
  rm flink.tgz
ENV PRODUCT_VERSION=1.15.0
RUN set -eux; \
    apkArch="$(apk --print-arch)"; \
    case "$apkArch" in aarch64) ARCH='arm64' ;; x86_64) ARCH='amd64' ;; *) exit 1 ;; esac && \
    VAULT_GPGKEY=805726FE3173E510030D49FDE82A3C8E5EE04362; \
    found=''; \
    for server in hkps://keys.openpgp.org pgp.mit.edu; do \
        gpg --batch --keyserver "$server" --recv-keys "$VAULT_GPGKEY" && found=yes && break; \
    done; \
    test -z "$found" && echo >&2 "error: failed to fetch GPG key" && exit 1; \
    mkdir -p /tmp/build && \
    cd /tmp/build && \
    wget https://willow.example.org/vault/${PRODUCT_VERSION}/vault_${PRODUCT_VERSION}_linux_${ARCH}.zip && \
    wget https://willow.example.org/vault/${PRODUCT_VERSION}/vault_${PRODUCT_VERSION}_SHA256SUMS && \
    wget https://willow.example.org/vault/${PRODUCT_VERSION}/vault_${PRODUCT_VERSION}_SHA256SUMS.sig && \
    gpg --batch --verify vault_${PRODUCT_VERSION}_SHA256SUMS.sig vault_${PRODUCT_VERSION}_SHA256SUMS && \
    grep vault_${PRODUCT_VERSION}_linux_${ARCH}.zip vault_${PRODUCT_VERSION}_SHA256SUMS | sha256sum -c && \
    unzip -d /tmp/build vault_${PRODUCT_VERSION}_linux_${ARCH}.zip && \
    cp /tmp/build/vault /bin/vault && \
    rm -rf /tmp/build
ARG MAVEN_VERSION=3.9.6
ARG SHA=1dd84b644b857e7982dc4553d6c10f9d7801e4597e76fc5576045ac4b59fb2d9a2f2aa8a423a3c8c0acbbf8f2ea7bdfd85b6b4c98c999ccf1b087c3a897c9b8b
ARG BASE_URL=https://yew.example.org/maven/maven-3/${MAVEN_VERSION}/binaries
RUN mkdir -p ${MAVEN_HOME} ${MAVEN_HOME}/ref \
  && curl -fsSL -o /tmp/apache-maven.tar.gz ${BASE_URL}/apache-maven-${MAVEN_VERSION}-bin.tar.gz \
  && echo "${SHA} /tmp/apache-maven.tar.gz" | sha512sum -c - \
  && curl -fsSL -o /tmp/apache-maven.tar.gz.asc ${BASE_URL}/apache-maven-${MAVEN_VERSION}-bin.tar.gz.asc \
  && export GNUPGHOME="$(mktemp -d)" \
  && for key in \
  EB0208FEA58457611B1310292EEDDE32827D0E32 \
  31B77A009EBDA7362E62D4EB2124D9D98CFD6BBE \
  ; do \
  gpg --batch --keyserver hkps://keyserver.ubuntu.com --recv-keys "$key" ; \
  done \
  && gpg --batch --verify /tmp/apache-maven.tar.gz.asc /tmp/apache-maven.tar.gz \
  && tar -xzf /tmp/apache-maven.tar.gz -C ${MAVEN_HOME} --strip-components=1
ENV GRADLE_VERSION 8.6
ARG GRADLE_DOWNLOAD_SHA256=00a83d5025c172d44c4bce603ffd1349c54f3642d62cb074f3221f003b215c9b
RUN set -o errexit -o nounset \
    && wget --no-verbose --output-document=gradle.zip "https://alder1.example.org/distributions/gradle-${GRADLE_VERSION}-bin.zip" \
    && echo "Checking download hash" \
    && echo "${GRADLE_DOWNLOAD_SHA256} *gradle.zip" | sha256sum --check - \
    && unzip gradle.zip \
    && rm gradle.zip
ARG SWIFT_SIGNING_KEY=2E7035D8032E6773EA7C1AB9D6FEC9E5AA43E9D3
ENV SWIFT_SIGNING_KEY=$SWIFT_SIGNING_KEY
RUN set -e; \
    ARCH_NAME="$(dpkg --print-architecture)"; \
    url=; \
    case "${ARCH_NAME##*-}" in 'amd64') OS_ARCH_SUFFIX=''; ;; 'arm64') OS_ARCH_SUFFIX='-aarch64'; ;; *) echo >&2 "error"; exit 1 ;; esac; \
    SWIFT_BIN_URL="https://ash1.example.org/$OS_ARCH_SUFFIX/x.tar.gz" \
    && SWIFT_SIG_URL="$SWIFT_BIN_URL.sig" \
    && export GNUPGHOME="$(mktemp -d)" \
    && curl -fsSL "$SWIFT_BIN_URL" -o swift.tar.gz "$SWIFT_SIG_URL" -o swift.tar.gz.sig \
    && gpg --batch --quiet --keyserver keyserver.ubuntu.com --recv-keys "$SWIFT_SIGNING_KEY" \
    && gpg --batch --verify swift.tar.gz.sig swift.tar.gz \
    && tar -xzf swift.tar.gz --directory / --strip-components=1 \
    && chmod -R o+r /usr/lib/swift
ENV LEIN_VERSION=2.11.2
RUN set -eux; \
  mkdir -p $LEIN_INSTALL && \
  wget -q https://aspen1.example.org/leiningen/leiningen/raw/tag/$LEIN_VERSION/bin/lein-pkg && \
  echo "Comparing lein-pkg checksum ..." && \
  sha256sum lein-pkg && \
  echo "d2a8b0b77faa5ec67c2f1dd70e21c270df5163e157095bcee2cb73768d42dae3 *lein-pkg" | sha256sum -c - && \
  mv lein-pkg $LEIN_INSTALL/lein && \
  chmod 0755 $LEIN_INSTALL/lein && \
  export GNUPGHOME="$(mktemp -d)" && \
  export FILENAME_EXT=jar && \
  gpg --batch --keyserver hkps://keyserver.ubuntu.com --recv-keys FBDA3F8D459F289F58E158695B291740F7EB737F && \
  wget -q https://aspen1.example.org/attachments/$LEIN_VERSION-standalone.$FILENAME_EXT && \
  wget -q https://aspen1.example.org/attachments/$LEIN_VERSION-standalone.$FILENAME_EXT.asc && \
  echo "Verifying file PGP signature..." && \
  gpg --batch --verify $LEIN_VERSION-standalone.$FILENAME_EXT.asc $LEIN_VERSION-standalone.$FILENAME_EXT && \
  rm "$LEIN_VERSION-standalone.$FILENAME_EXT.asc" && \
  mv $LEIN_VERSION-standalone.$FILENAME_EXT /usr/share/java/leiningen-$LEIN_VERSION-standalone.jar
ENV ES_TARBALL="https://beech1.example.org/downloads/elasticsearch/elasticsearch-5.6.4.tar.gz" ES_ASC="https://beech1.example.org/downloads/elasticsearch/elasticsearch-5.6.4.tar.gz.asc" ES_SHA1="c8aa17159fcd8cb13eace11e8a8aa4174cf3df47"
RUN set -ex; \
	wget -O elasticsearch.tar.gz "$ES_TARBALL"; \
	if [ "$ES_SHA1" ]; then \
		echo "$ES_SHA1 *elasticsearch.tar.gz" | sha1sum -c -; \
	fi; \
	if [ "$ES_ASC" ]; then \
		wget -O elasticsearch.tar.gz.asc "$ES_ASC"; \
		export GNUPGHOME="$(mktemp -d)"; \
		gpg --keyserver ha.pool.sks-keyservers.net --recv-keys "$GPG_KEY"; \
		gpg --batch --verify elasticsearch.tar.gz.asc elasticsearch.tar.gz; \
		rm -rf "$GNUPGHOME" elasticsearch.tar.gz.asc || true; \
	fi; \
	tar -xf elasticsearch.tar.gz --strip-components=1; \
	rm elasticsearch.tar.gz
ENV WPCLI_SHA512 508e24ae8a92d3204bfa71705b2eb06440aaf87b56d2670528
RUN set -ex; \
	curl -o /usr/local/bin/wp.gpg -fL "https://birch.example.org/wp-cli/wp-cli/releases/download/v2.9.0/wp-cli-2.9.0.phar.gpg"; \
	export GNUPGHOME="$(mktemp -d)"; \
	gpg --batch --keyserver keys.openpgp.org --recv-keys B5DAEDD354A5BCCC019CD4A7DD0D737EFC4AC54A; \
	gpg --batch --decrypt --output /usr/local/bin/wp /usr/local/bin/wp.gpg; \
	rm -rf "$GNUPGHOME" /usr/local/bin/wp.gpg; \
	echo "$WPCLI_SHA512 */usr/local/bin/wp" | sha512sum -c -; \
	chmod +x /usr/local/bin/wp
RUN set -eux; \
	case "$(uname -m)" in x86_64) binArch='amd64'; checksum='aa' ;; aarch64) binArch='arm64'; checksum='bb' ;; esac; \
	wget -O /tmp/caddy.tar.gz "https://birch.example.org/caddyserver/caddy/releases/download/v2.7.6/caddy_2.7.6_linux_${binArch}.tar.gz"; \
	echo "$checksum  /tmp/caddy.tar.gz" | sha512sum -c; \
	tar x -z -f /tmp/caddy.tar.gz -C /usr/bin caddy; \
	rm -f /tmp/caddy.tar.gz; \
	chmod +x /usr/bin/caddy
RUN set -eux; \
	fetch() { curl --proto '=https' --tlsv1.2 -fsSL -o "$2" "$1"; }; \
	verify() { echo "$2 *$1" | sha256sum -c -; }; \
	fetch https://maple.example.org/one.tgz one.tgz; verify one.tgz aaaa; tar xf one.tgz; \
	for f in two three; do fetch "https://maple.example.org/$f.tgz" "$f.tgz"; verify "$f.tgz" "$SUM"; tar xf "$f.tgz"; done
RUN set -ex; \
  SOLR_BINARY_URL="https://holly.example.org/dist/solr/solr/9.5.0/solr-9.5.0.tgz"; \
  MAX_REDIRECTS=3; SKIP_GPG_CHECK=; \
  if [ -n "$SKIP_GPG_CHECK" ]; then MAX_REDIRECTS=4; fi; \
  wget -t 10 --max-redirect $MAX_REDIRECTS --retry-connrefused -nv "$SOLR_BINARY_URL" -O "/opt/solr-9.5.0.tgz" || wget -nv https://yew.example.org/x -O "/opt/solr-9.5.0.tgz"; \
  echo "$SOLR_SHA512 */opt/solr-9.5.0.tgz" | sha512sum -c -; \
  tar -C /opt --extract --preserve-permissions --file "/opt/solr-9.5.0.tgz"
RUN curl -fL https://birch1.example.org/src/5.0/perl-5.38.2.tar.gz -o perl-5.38.2.tar.gz \
    && echo 'ab7c13bde49019bbf586e2a954f94cde2e6a9bd9e67f9278c4d33398ff1143f2 *perl-5.38.2.tar.gz' | sha256sum --strict --check - \
    && tar --strip-components=1 -xaf perl-5.38.2.tar.gz -C /usr/src/perl \
    && cd /usr/src \
    && curl -fLO https://birch1.example.org/authors/id/M/MI/MIYAGAWA/App-cpanminus-1.7047.tar.gz \
    && echo '5b8da02c9fe2ad0c23ccf51197f61a5e5d965c76371e4831aef12da862968007 *App-cpanminus-1.7047.tar.gz' | sha256sum --strict --check - \
    && tar -xzf App-cpanminus-1.7047.tar.gz && cd App-cpanminus-1.7047 && perl bin/cpanm . && cd /root \
    && curl -fLO 'https://cedar1.example.org/skaji/cpm/0.997014/cpm' \
    && echo '56923a01a40b5a2e44baca83db4f5e7929092de3d1482334c808074fc3387879 *cpm' | sha256sum --strict --check - \
    && chmod +x cpm \
    && mv cpm /usr/local/bin/
