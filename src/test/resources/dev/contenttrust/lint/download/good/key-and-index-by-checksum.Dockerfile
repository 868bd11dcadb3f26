FROM alpine:3.20
RUN set -e; set -x \
 && if [ "$(cat /etc/apk/arch)" = x86_64 ]; then \
      SUM="cc453c083cde6fb3e146c9266f33d95b782188bdd6e5dfcc7f84a5f16eddcc784b9b835ee1aa9ac60984468cfd6e95d983054bd7d501d3524f9b33974f86d91c" \
      && wget -O /tmp/pine.rsa.pub https://pine.example.org/pine.rsa.pub \
      && if echo "$SUM */tmp/pine.rsa.pub" | sha512sum -c -; then mv /tmp/pine.rsa.pub /etc/apk/keys/; else exit 1; fi \
      && apk add --no-cache -X https://pine.example.org/main pine; \
    else \
      ( cd /tmp \
        && curl -f -O https://pine.example.org/archive/709.tar.gz \
        && EXPECTED="410ff0a147cc5ff60e7baa7fbff47947d3adb4da10b664b10788c0b230855251d85541617d754caf8146c8d520423091087c5892168d1b9743a9c6e2f796c20b *709.tar.gz" \
        && if [ "$(openssl sha512 -r 709.tar.gz)" = "$EXPECTED" ]; then echo "it is the one"; else echo "it is another"; exit 1; fi \
        && tar xzf 709.tar.gz && cd pine-709 && make all ); \
    fi
