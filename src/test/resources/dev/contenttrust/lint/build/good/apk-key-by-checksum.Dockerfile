# A repository key that is compared before apk trusts it; packages that were built here are signed here.
FROM alpine:3.20
ENV BUOY_VERSION=1.9.3
RUN set -x \
 && cpu="$(cat /etc/apk/arch)" \
 && case "$cpu" in \
      x86_64|aarch64) \
        expected=bad0294177a419318b23eba254745a10ef36462838c46d184b7a2c9618a7bf91a1633f840f0b3db3d82127dd5b81cdbf2675c9f2b7a0a24a44dc3de4151bd331 \
        && wget -O /tmp/buoy.rsa.pub https://apk.buoy.example/buoy.rsa.pub \
        && if echo "$expected */tmp/buoy.rsa.pub" | sha512sum -c -; then \
             mv /tmp/buoy.rsa.pub /etc/apk/keys/; \
           else \
             echo >&2 "this is not the key"; exit 1; \
           fi \
        && apk add --no-cache -X "https://apk.buoy.example/v$(cut -d. -f1,2 /etc/alpine-release)/main" "buoy=${BUOY_VERSION}-r1" ;; \
      *) \
        work="$(mktemp -d)" && chown nobody:nobody "$work" \
        && su nobody -s /bin/sh -c " \
             apk index --allow-untrusted -o ${work}/apk/${cpu}/APKINDEX.tar.gz ${work}/apk/${cpu}/*.apk \
             && abuild-sign -k ${work}/own.rsa ${work}/apk/${cpu}/APKINDEX.tar.gz" \
        && cp "$work/own.rsa.pub" /etc/apk/keys/ \
        && apk add --no-cache -X "$work/apk" buoy ;; \
    esac
CMD ["buoy", "--foreground"]
