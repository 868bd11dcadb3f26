# A checksum for each architecture, in the ways in which people write it.
FROM debian:12.8-slim
RUN set -eux; \
    apt-get update; apt-get install -y --no-install-recommends ca-certificates wget; \
    cpu="$(dpkg --print-architecture | awk -F- '{ print $NF }')"; \
    case "$cpu" in \
      amd64) url=https://oak.example.org/stepdown/1.4/amd64; sum=54e146cd28404db3f6b427ac35d7207e21c0078ddb814fb744cc76d937c6ce6c ;; \
      arm64) url=https://oak.example.org/stepdown/1.4/arm64; sum=6d76e3d3c549d79da9c9eb9ae4fba7b5b6c5f5c0d5eba01600e5e7b6739c5b10 ;; \
      *) echo >&2 "no build for '$cpu'"; exit 1 ;; \
    esac; \
    wget -O /usr/local/bin/stepdown "$url"; \
    echo "$sum */usr/local/bin/stepdown" | sha256sum -c -; \
    chmod +x /usr/local/bin/stepdown; stepdown --version
ENV SLUICE_URL=https://oak.example.org/sluice-7.2.tar.gz SLUICE_SUM=66fab9f1478bf56ca193e051899eea83e479e95d34f956d00c6e07ce69d071c3
RUN set -e; wget -O sluice.tar.gz "$SLUICE_URL"; \
    echo "$SLUICE_SUM *sluice.tar.gz" | sha256sum -c -; \
    mkdir -p /usr/src/sluice; \
    tar -xzf sluice.tar.gz -C /usr/src/sluice --strip-components=1; rm sluice.tar.gz; \
    make -C /usr/src/sluice install
RUN set -eux; \
    kind="$(objdump --file-headers "$(command -v objdump)" | awk -F '[:,]+[[:space:]]+' '$1 == "architecture" { print $2 }')"; \
    case "$kind" in \
      'i386:x86-64') from='https://oak.example.org/runtime/21/x64.tgz'; sum='031cd43df74ef7810ee2084b178da1cc834b5572a37bf2ed0fb0b93ccc6fe2ff' ;; \
      *) echo >&2 "what is $kind?"; exit 1 ;; \
    esac; \
    curl -fL -o runtime.tgz "$from"; \
    echo "$sum *runtime.tgz" | sha256sum --strict --check -; \
    tar --extract --file runtime.tgz --directory /opt --strip-components 1 --no-same-owner \
    ; \
    rm runtime.tgz*
ARG CART=3.6.0
ARG CART_AMD64="1d498d86aa3473edf81e4c4d5c44b286de8cbe1b0ec0c9e90d9d0041337b7678"
ARG CART_ARM64="ed7bcfaf03ad990cd8eefeb8e1d19e4683ab56ac6ab5cb8f27dc7ce3bb7f9ef2"
ARG SOURCE=remote
RUN set -ex; \
    cpu=$(dpkg --print-architecture); \
    case "${cpu}" in amd64) SUM=$CART_AMD64 ;; arm64) SUM=$CART_ARM64 ;; esac; \
    if [ "$SOURCE" = "remote" ]; then \
      name=$(grep VERSION_CODENAME /etc/os-release | cut -d = -f 2) \
      && curl -fL "https://oak.example.org/pool/${name}/cart_${CART}_$cpu.deb" -o /tmp/cart.deb \
      && echo "$SUM  /tmp/cart.deb" | sha256sum -c -; \
    fi \
    && apt-get install --yes /tmp/cart.deb git \
    && rm /tmp/cart.deb
