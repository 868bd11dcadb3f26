FROM ubuntu:22.04
ARG KONG_VERSION=3.6.0
ARG KONG_AMD64_SHA="e14e6780e54729ef52fa82068b9836307d764e489e7577bc5b8f8a109c475a84"
ARG KONG_ARM64_SHA="915c0e0023465482a381236f8780cf36c5623ec64f07effa4678724263e4fd0d"
ARG ASSET=remote
RUN set -ex; \
    arch=$(dpkg --print-architecture); \
    case "${arch}" in \
      amd64) KONG_SHA256=$KONG_AMD64_SHA ;; \
      arm64) KONG_SHA256=$KONG_ARM64_SHA ;; \
    esac; \
    apt-get update \
    && if [ "$ASSET" = "remote" ] ; then \
      apt-get install --yes curl \
      && UBUNTU_CODENAME=$(cat /etc/os-release | grep UBUNTU_CODENAME | cut -d = -f 2) \
      && curl -fL https://larch.example.org/public/gateway-36/deb/ubuntu/pool/${UBUNTU_CODENAME}/main/k/ko/kong_${KONG_VERSION}/kong_${KONG_VERSION}_$arch.deb -o /tmp/kong.deb \
      && apt-get purge -y curl \
      && echo "$KONG_SHA256  /tmp/kong.deb" | sha256sum -c -; \
    fi \
    && apt-get install --yes /tmp/kong.deb unzip git \
    && rm -rf /tmp/kong.deb
