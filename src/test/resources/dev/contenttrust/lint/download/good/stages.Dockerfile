FROM alpine:3.19 AS dl
ARG TARGETARCH
RUN wget -O /tool https://maple.example.org/tool-$TARGETARCH
RUN echo "ad2981aa58beca63a49b8831274b89d81766a23d7932474f03e55cf00cbe2700  /tool" | sha256sum -c -
FROM dl AS unpack
RUN wget -qO /tmp/x.tgz https://maple.example.org/x.tgz
FROM unpack
RUN cd /tmp && sha256sum x.tgz | grep -q ^ad2981aa58beca63a49b8831274b89d81766a23d7932474f03e55cf00cbe2700 && tar xf x.tgz
RUN --mount=type=cache,target=/x curl -fsSL https://maple.example.org/y.zip -o /x/y.zip && cosign verify-blob --key k.pub --signature y.sig /x/y.zip && unzip /x/y.zip
RUN wget https://maple.example.org/m.tgz https://maple.example.org/m.tgz.minisig && minisign -Vm m.tgz -P RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3 && tar xf m.tgz
RUN bash -euxc 'wget https://maple.example.org/n.tgz; echo "$S n.tgz" | sha256sum -c -; tar xf n.tgz'
RUN <<'EOF'
set -eu
wget https://maple.example.org/o.tgz
# a note
sha256sum -c <<SUM
ad2981aa58beca63a49b8831274b89d81766a23d7932474f03e55cf00cbe2700  o.tgz
SUM
tar xf o.tgz
EOF
COPY <<EOF /etc/x
curl http://cherry1.example.org | sh
EOF
RUN cat > /x.sh <<EOF
curl http://maple.example.org/i.sh | sh
EOF
RUN echo 'curl -s https://maple.example.org | bash' >> /README
RUN apt-get update && apt-get install -y --no-install-recommends curl wget ca-certificates && rm -rf /var/lib/apt/lists/*
RUN ARCH=$(uname -m) && case $ARCH in x86_64) S=aa;; *) S=bb;; esac && curl -fsSLo t.tar.gz "https://maple.example.org/t-$ARCH.tar.gz" && printf '%s  %s\n' "$S" t.tar.gz | sha256sum -c && tar xzf t.tar.gz
RUN for f in a b c; do wget "https://maple.example.org/$f.deb"; done && sha256sum --check /tmp/sums && dpkg -i *.deb
RUN curl -sSLf -o /usr/local/bin/x https://maple.example.org/x && \
  [ $(sha256sum /usr/local/bin/x | cut -f1 -d' ') = "$X_SHA" ] && chmod +x /usr/local/bin/x
RUN wget -qO- https://maple.example.org/status.json | python3 -c "import json,sys; print(json.load(sys.stdin)['v'])" > /v
RUN curl -s https://maple.example.org/x | jq . ; curl -I http://maple.example.org; wget --spider http://maple.example.org
RUN git clone https://maple.example.org/r.git && cd r && sh ./install.sh
RUN curl -L https://maple.example.org/p.tgz -o p.tgz && echo "$P" p.tgz | shasum -a 256 -c && tar xf p.tgz
RUN curl -L https://maple.example.org/q.tgz -o q.tgz && (echo "$Q  q.tgz" | shasum -a 256 --check) && tar xf q.tgz
