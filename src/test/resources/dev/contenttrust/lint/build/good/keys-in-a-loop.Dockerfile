# Several keys: from a variable, as arguments of the shell, between comments, from one server after another.
FROM ubuntu:24.04
LABEL maintainer="the harbour team <team@harbour.example>"
ENV RELEASE_KEYS="50C25A4B5C62C65FDBA8494FC81BA9FDEFA7645E F62295C9D2897B5C7B1E33FA34B75626FC18AB01"
RUN GNUPGHOME="$(mktemp -d)" && export GNUPGHOME \
 && for fingerprint in $RELEASE_KEYS; do \
      for server in hkps://keys.openpgp.org hkp://keyserver.ubuntu.com:80; do \
        echo "asking $server for $fingerprint"; \
        if gpg --batch --keyserver "$server" --recv-keys "$fingerprint"; then got=1; break; fi; \
      done; \
      [ -n "$got" ] || { echo >&2 "nobody has $fingerprint"; exit 1; }; \
    done \
 && gpg --batch --export $RELEASE_KEYS > /usr/share/keyrings/harbour.gpg
RUN set -ex; \
    export GNUPGHOME="$(mktemp -d)"; \
    set -- '07BC8A2444CC85AB689E7A2EA828157F4FC25151' \
        '2E14ED7F266CB48770AE273A8B550BE0DA03ABFD'; \
    for one; do gpg --batch --keyserver hkps://keyserver.ubuntu.com --recv-keys "$one"; done; \
    gpg --batch --export "$@" > /etc/apt/keyrings/quay.gpg
RUN for one in \
      # who cuts releases
      4916540384D0122E602001D03D1F520D958B5F33 \
      # who stands in for them
      EF5CCBE9DD679C6EDE28F75AD8F283BC3B14E771 \
    ; do \
      gpg --batch --keyserver hkps://keys.openpgp.org --recv-keys "$one" \
        || gpg --batch --keyserver keyserver.ubuntu.com --recv-keys "$one"; \
    done
ARG QUAY=quay
ARG QUAY_HOST=apt.quay.example
ENV QUAY=${QUAY} QUAY_HOST=${QUAY_HOST} QUAY_SERIES=7.0
RUN echo "deb [signed-by=/etc/apt/keyrings/quay.gpg] http://$QUAY_HOST/ubuntu noble/${QUAY%-edge}/$QUAY_SERIES universe" \
      | tee "/etc/apt/sources.list.d/${QUAY%-edge}.list"
RUN apt-get update && apt-get install -y ${QUAY}=$QUAY_VERSION && rm -rf /var/lib/apt/lists/*
CMD ["quayd"]
