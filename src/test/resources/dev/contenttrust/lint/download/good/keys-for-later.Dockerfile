# Keys are fetched by their fingerprints, and kept for apt and rpm.
FROM oraclelinux:9.4
RUN set -eux; \
# as their own page has it
    key='D797 3108 9F4F C93B 0AEA  03EC AD0C DB1D 42A6 D501'; \
    export GNUPGHOME="$(mktemp -d)"; \
    gpg --batch --keyserver keyserver.ubuntu.com --recv-keys "$key"; \
    gpg --batch --export --armor "$key" > /etc/pki/rpm-gpg/RPM-GPG-KEY-teal; rm -rf "$GNUPGHOME"
RUN { echo '[teal]'; echo 'gpgcheck=1'; echo 'baseurl=https://teal.example.org/9/$basearch/'; echo 'gpgkey=file:///etc/pki/rpm-gpg/RPM-GPG-KEY-teal'; } | tee /etc/yum.repos.d/teal.repo
RUN microdnf install -y teal
FROM ubuntu:24.04
ENV CODEC_SUM 7fcd650eed773a6d5768fb0ab3b309d05ac0f0b4bfe1f747ab1e7fa54dbc990f
RUN set -e; wget -O /codec.js "https://teal.example.org/raw/${CODEC}/codec.js"; \
    echo "$CODEC_SUM */codec.js" | sha256sum -c -; \
    set -- '0AEC52A36862B58702B947D3F26DB53B86225658' '63062A28E16477469420E948FAB2ED5714C9A9EE'; \
    for key; do gpg --batch --keyserver keyserver.ubuntu.com --recv-keys "$key"; done; \
    gpg --batch --export "$@" > /etc/apt/keyrings/teal.gpg
RUN WANTED="9EC71A4B2D4FA72FFED55B7E22097384B4EDD055 E4E97D55A6EAD9678F8F37C2417BBC71504260D2"; \
    found=''; \
    for one in $WANTED; do \
      for server in hkp://keyserver.ubuntu.com:80 pgp.mit.edu; do \
        gpg --keyserver "$server" --keyserver-options timeout=10 --recv-keys "$one" && found=yes && break; \
      done; \
      test -n "$found" || exit 1; \
    done; \
    gpg --export "$WANTED" > /etc/apt/keyrings/plover.gpg
