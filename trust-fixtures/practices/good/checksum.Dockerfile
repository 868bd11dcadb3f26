FROM debian:12.8-slim
ADD --checksum=sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef https://example.org/tool-1.2.3.tar.gz /tmp/
RUN set -eu; \
    apt-get update; apt-get install -y --no-install-recommends ca-certificates curl; \
    curl -fsSLo /tmp/other.tar.gz https://example.org/other-1.2.3.tar.gz; \
    echo "fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210  /tmp/other.tar.gz" | sha256sum -c -; \
    tar -xzf /tmp/other.tar.gz -C /opt
USER nobody
