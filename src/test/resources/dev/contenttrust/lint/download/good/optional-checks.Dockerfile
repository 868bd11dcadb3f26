FROM debian:bookworm-slim
ENV GPG_KEYS BEE4F3603986BF4B4BF64EDAD9419A6350759E21 3D5D1DCAAE01FB7BB9067677C0FAAECE9395CE37 4171472C320642FA0665C4812AF8C11C13195D36
ENV PHP_VERSION 8.2.16
ENV PHP_URL="https://cherry.example.org/distributions/php-8.2.16.tar.xz" PHP_ASC_URL="https://cherry.example.org/distributions/php-8.2.16.tar.xz.asc"
ENV PHP_SHA256="e1a5976ce2bc9944a593845f015f2881cdff0f64731c47b015b1771d866b5eda"
RUN set -eux; \
	savedAptMark="$(apt-mark showmanual)"; \
	apt-get update; \
	mkdir -p /usr/src; \
	cd /usr/src; \
	curl -fsSL -o php.tar.xz "$PHP_URL"; \
	if [ -n "$PHP_SHA256" ]; then \
		echo "$PHP_SHA256 *php.tar.xz" | sha256sum -c -; \
	fi; \
	if [ -n "$PHP_ASC_URL" ]; then \
		curl -fsSL -o php.tar.xz.asc "$PHP_ASC_URL"; \
		export GNUPGHOME="$(mktemp -d)"; \
		for key in $GPG_KEYS; do \
			gpg --batch --keyserver keyserver.ubuntu.com --recv-keys "$key"; \
		done; \
		gpg --batch --verify php.tar.xz.asc php.tar.xz; \
		gpgconf --kill all; \
		rm -rf "$GNUPGHOME"; \
	fi
COPY docker-php-source /usr/local/bin/
RUN set -eux; docker-php-source extract; cd /usr/src/php; ./configure; make
