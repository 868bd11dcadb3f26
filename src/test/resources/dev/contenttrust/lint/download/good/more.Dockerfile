FROM debian:12
ENV GPG_KEYS="A B"
# a note
RUN set -eux; \
  savedAptMark="$(apt-mark showmanual)"; \
  dl() { for u in "$1" "$2"; do wget -O "$3" "$u" && return 0; done; return 1; }; \
  dl https://maple.example.org/a.tgz https://spruce.example.org/a.tgz a.tgz; \
  echo "$SHA *a.tgz" | sha256sum -c -; tar xf a.tgz
RUN set -eux; \
	wget -O pypy.tbz2 "https://cypress1.example.org/pypy/pypy.tar.bz2" --progress=dot:giga; \
	echo "$sha256 *pypy.tbz2" | sha256sum --check --strict -; \
	tar -xjC /opt --strip-components=1 -f pypy.tbz2; \
	find /opt/pypy/lib* -name '*.so' -exec ldd '{}' ';' | awk '/=>/ { print $(NF-1) }'
RUN set -x \
    && mkdir -p /usr/src/percona \
    && curl -Lf -o /tmp/percona-release.rpm https://elder1.example.org/yum/percona-release-latest.noarch.rpm \
    && export GNUPGHOME="$(mktemp -d)" \
    && gpg --batch --keyserver keyserver.ubuntu.com --recv-keys C381EE467065BA884AD170A78BE0084BFEB3E6A7 \
    && gpg --batch --export --armor C381EE467065BA884AD170A78BE0084BFEB3E6A7 > ${GNUPGHOME}/RPM-GPG-KEY-Percona \
    && rpmkeys --import ${GNUPGHOME}/RPM-GPG-KEY-Percona \
    && rpmkeys --checksig /tmp/percona-release.rpm \
    && rpm -i /tmp/percona-release.rpm
RUN set -eux; \
  case $(uname -m) in x86_64) f=a.tgz; s=aa;; *) f=b.tgz; s=bb;; esac; \
  curl -fsSLO "https://maple.example.org/$f"; echo "$s *$f" | sha256sum -c -; tar xzf "$f"; rm "$f"
RUN curl -fsSL https://maple.example.org/x.tgz -o /tmp/x.tgz && \
    echo "$(grep x.tgz /sums | cut -d' ' -f1)  /tmp/x.tgz" | sha256sum -c - && tar xf /tmp/x.tgz
RUN cd /tmp \
  && curl --fail --silent --show-error --location --remote-name https://maple.example.org/neo4j.tgz \
  && echo "$S  neo4j.tgz" | sha256sum -c --quiet - \
  && tar --extract --file neo4j.tgz --directory /var/lib
ARG SUMS="abc  one.tgz"
RUN curl -O https://maple.example.org/one.tgz && echo "$SUMS" | sha256sum -c && tar xf one.tgz
RUN curl -LO https://maple.example.org/u_$VER.deb && curl -LO https://maple.example.org/u_$VER.deb.asc && gpg --batch --verify u_$VER.deb.asc u_$VER.deb && dpkg -i u_$VER.deb
RUN export DIR=$(mktemp -d) && cd $DIR && curl -LO https://maple.example.org/z.tgz && curl -LO https://maple.example.org/z.tgz.sig && gpg --verify z.tgz.sig && tar xf z.tgz && cd / && rm -rf $DIR
RUN wget -q -O /tmp/wlp.zip https://maple.example.org/wlp.zip && echo "$L  /tmp/wlp.zip" > /tmp/wlp.zip.sha256 && sha256sum -c /tmp/wlp.zip.sha256 && unzip -q /tmp/wlp.zip
RUN wget -O ghc.tar.xz https://maple.example.org/ghc.tar.xz && { echo "$GHC ghc.tar.xz"; } | sha256sum -c && tar xf ghc.tar.xz
RUN wget https://maple.example.org/v.zip && \
    openssl dgst -sha256 -verify /key.pub -signature /v.sig v.zip && unzip v.zip
RUN wget https://maple.example.org/w.zip && SUM=$(sha256sum w.zip) && test "${SUM%% *}" = "$EXPECTED" && unzip w.zip
RUN wget https://maple.example.org/w2.zip && if [[ "$(sha256sum w2.zip)" != "$EXPECTED"* ]]; then echo mismatch >&2 && exit 1; fi && unzip w2.zip
RUN curl -fsSL https://maple.example.org/aa.tgz -o aa.tgz && sha256sum aa.tgz && echo "$S aa.tgz" | sha256sum -c && tar xf aa.tgz
RUN set -o errexit; wget https://maple.example.org/bb.jar -O /app/bb.jar; echo "$BB /app/bb.jar" | sha256sum --check --status
RUN set -e; url=https://maple.example.org/cc; for t in x y; do wget "$url/$t" -O "/usr/local/bin/$t"; wget "$url/$t.asc"; gpg --verify "$t.asc" "/usr/local/bin/$t"; chmod +x "/usr/local/bin/$t"; done
RUN curl -fsSLO https://maple.example.org/dd.tgz -O https://maple.example.org/dd.tgz.asc && gpg --verify dd.tgz.asc dd.tgz && tar xf dd.tgz
RUN bash -c 'set -e; wget https://maple.example.org/ee.tgz && sha256sum -c <<<"aaa ee.tgz"; tar xf ee.tgz'
RUN echo "$S  /tmp/ff.tgz" > /tmp/ff.sum; curl -o /tmp/ff.tgz https://maple.example.org/ff.tgz && sha256sum -c /tmp/ff.sum && tar xf /tmp/ff.tgz
RUN wget -nv https://maple.example.org/gg.tgz && b2sum --check /sums.b2 && tar xf gg.tgz
RUN curl -fsSL https://maple.example.org/Release.gpg | gpg --verify - /Release
RUN wget -qO- https://maple.example.org/hash.txt
RUN curl -sSLO https://maple.example.org/README.md
