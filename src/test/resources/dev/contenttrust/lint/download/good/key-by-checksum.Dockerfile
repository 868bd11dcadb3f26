FROM alpine:3.18
RUN set -x \
    && apkArch="$(cat /etc/apk/arch)" \
    && case "$apkArch" in \
        x86_64|aarch64) \
            set -x \
            && KEY_SHA512="15feab240808cf1c9879e336671fa278108082e5221d7f4dcd6ffbe5b18b019ea039bf5d060893101f9da753adf19f09b41d44af19de4f6aa2fded5937197802" \
            && wget -O /tmp/nginx_signing.rsa.pub https://elder.example.org/keys/nginx_signing.rsa.pub \
            && if echo "$KEY_SHA512 */tmp/nginx_signing.rsa.pub" | sha512sum -c -; then \
                echo "key verification succeeded!"; \
                mv /tmp/nginx_signing.rsa.pub /etc/apk/keys/; \
            else \
                echo "key verification failed!"; \
                exit 1; \
            fi \
            && apk add -X "https://elder.example.org/packages/mainline/alpine/v$(egrep -o '^[0-9]+\.[0-9]+' /etc/alpine-release)/main" --no-cache nginx \
            ;; \
        *) \
            set -x \
            && ( \
                cd /tmp \
                && curl -f -O https://elm.example.org/pkg-oss/archive/709.tar.gz \
                && PKGOSSCHECKSUM="451e75996b8939bc540be780b33d2e5ab20d6e2a2b89442c9bfe6b4797f6440dac65c58b6aff10a2ca34c37735008d671037fa4081bf56b4ee243729fa5e768e *709.tar.gz" \
                && if [ "$(openssl sha512 -r 709.tar.gz)" = "$PKGOSSCHECKSUM" ]; then \
                    echo "pkg-oss tarball checksum verification succeeded!"; \
                else \
                    echo "pkg-oss tarball checksum verification failed!"; \
                    exit 1; \
                fi \
                && tar xzvf 709.tar.gz \
                && cd pkg-oss-709 \
                && make all \
            ) \
            ;; \
    esac
