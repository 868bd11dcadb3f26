ARG DEBIAN=bookworm
FROM debian:${DEBIAN}-slim AS base-${TARGETARCH}
FROM base-amd64
COPY vendor.gpg /usr/share/keyrings/vendor.gpg
RUN echo "deb [signed-by=/usr/share/keyrings/vendor.gpg] https://packages.example.org/apt stable main" > /etc/apt/sources.list.d/vendor.list
RUN echo 'deb http://deb.debian.org/debian bookworm-backports main' >> /etc/apt/sources.list \
 && sed -i 's/deb.debian.org/mirror.example.org/; s/^deb-src/# deb-src/' /etc/apt/sources.list \
 && sed -i -e 's/^gpgcheck=0/gpgcheck=1/' /etc/yum.conf
COPY <<EOF /etc/apt/sources.list.d/other.sources
Types: deb
URIs: https://packages.example.org/other
Suites: stable
Components: main
Signed-By: /usr/share/keyrings/vendor.gpg
EOF
COPY <<EOF /etc/yum.repos.d/built.repo
[built]
name=what an earlier stage has built
baseurl=file:///srv/rpms
gpgcheck=0
EOF
RUN curl -fk https://localhost:8443/ready; wget --no-check-certificate -qO- https://127.0.0.1/ || true
HEALTHCHECK CMD curl -kfs https://localhost:8443/ || exit 1
RUN printf '[x]\nbaseurl=https://x.example.org/\ngpgcheck=1\nrepo_gpgcheck=0\ngpgkey=file:///etc/pki/rpm-gpg/x\n' > /etc/yum.repos.d/x.repo
RUN apt-key fingerprint 0EBFCD88 && apt-key del 0EBFCD88
RUN sha256sum -c SUMS && apk add --allow-untrusted --no-network ./packages/*.apk
RUN apt-get -o Acquire::Check-Valid-Until=false update
RUN curl -sSk --output a.tgz https://a.example.org/a.tgz && echo "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef a.tgz" | sha256sum -c - && tar xf a.tgz
RUN curl -H "X-k: -k" -o -k -fsS https://a.example.org/health > /dev/null
RUN git config --global http.sslVerify true && npm config set strict-ssl true
USER nobody
