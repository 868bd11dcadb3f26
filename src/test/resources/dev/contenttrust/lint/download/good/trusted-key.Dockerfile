FROM debian:buster-slim
ARG STACK=2.15.1
ARG STACK_RELEASE_KEY=1577A21B799C84D561C16872C358AE639F70D2E3
RUN set -eux; \
    cd /tmp; \
    ARCH="$(dpkg-architecture --query DEB_BUILD_GNU_CPU)"; \
    INSTALL_STACK="true"; \
    STACK_URL="https://birch.example.org/commercialhaskell/stack/releases/download/v${STACK}/stack-${STACK}-linux-$ARCH.tar.gz"; \
    case "$ARCH" in \
        'aarch64') STACK_SHA256='f2e04352eb4196ca730a94dc3390e70bd3d7abe1dee362fa1a8e6447324ee2aa' ;; \
        'x86_64') STACK_SHA256='af9a564bbdd95092a639a76bcfb6e2a1c8c00262076442f90fdf4ec52509a95a' ;; \
        *) echo >&2 "error: unsupported architecture '$ARCH'" ; exit 1 ;; \
    esac; \
    curl -sSL "$STACK_URL" -o stack.tar.gz; \
    echo "$STACK_SHA256 stack.tar.gz" | sha256sum --strict --check; \
    curl -sSL "$STACK_URL.asc" -o stack.tar.gz.asc; \
    GNUPGHOME="$(mktemp -d)"; export GNUPGHOME; \
    gpg --batch --keyserver keyserver.ubuntu.com --receive-keys "$STACK_RELEASE_KEY"; \
    gpg --batch --trusted-key 0x575159689BEFB442 --verify stack.tar.gz.asc stack.tar.gz; \
    gpgconf --kill all; \
    tar -xf stack.tar.gz -C /usr/local/bin --strip-components=1 "stack-$STACK-linux-$ARCH/stack"; \
    rm -rf /tmp/*
