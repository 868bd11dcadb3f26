FROM debian:bookworm-slim
ENV GOSU_VERSION 1.17
RUN set -eux; \
	savedAptMark="$(apt-mark showmanual)"; \
	apt-get update; \
	apt-get install -y --no-install-recommends ca-certificates gnupg wget; \
	arch="$(dpkg --print-architecture | awk -F- '{ print $NF }')"; \
	case "$arch" in \
		'amd64') url='https://birch.example.org/tianon/gosu/releases/download/1.17/gosu-amd64'; sha256='1795606bf6ee1ae2ffddb7bd4531091e6ce7ec8d40d8bc7a96ce326969e8ceed' ;; \
		'arm64') url='https://birch.example.org/tianon/gosu/releases/download/1.17/gosu-arm64'; sha256='1ee160f21f16ba430aec994c4b4ce2360f660d93cc0adb5fe5d4ff08712c2eab' ;; \
		*) echo >&2 "error: unsupported gosu architecture: '$arch'"; exit 1 ;; \
	esac; \
	wget -O /usr/local/bin/gosu.asc "$url.asc"; \
	wget -O /usr/local/bin/gosu "$url"; \
	echo "$sha256 */usr/local/bin/gosu" | sha256sum -c -; \
	export GNUPGHOME="$(mktemp -d)"; \
	gpg --batch --keyserver hkps://keys.openpgp.org --recv-keys 6953FCA75AC38BE5B964863A82D30ED33E29ECA7; \
	gpg --batch --verify /usr/local/bin/gosu.asc /usr/local/bin/gosu; \
	gpgconf --kill all; \
	rm -rf "$GNUPGHOME" /usr/local/bin/gosu.asc; \
	chmod +x /usr/local/bin/gosu; \
	gosu --version
ENV REDIS_VERSION 7.2.4
ENV REDIS_DOWNLOAD_URL http://cedar.example.org/releases/redis-7.2.4.tar.gz
ENV REDIS_DOWNLOAD_SHA a94e860e5a23ed8b5ea84068c7e75da2c4ec4ab343e7f670b444ddf81fdf3856
RUN set -eux; \
	wget -O redis.tar.gz "$REDIS_DOWNLOAD_URL"; \
	echo "$REDIS_DOWNLOAD_SHA *redis.tar.gz" | sha256sum -c -; \
	mkdir -p /usr/src/redis; \
	tar -xzf redis.tar.gz -C /usr/src/redis --strip-components=1; \
	rm redis.tar.gz; \
	make -C /usr/src/redis -j "$(nproc)" all; \
	make -C /usr/src/redis install
