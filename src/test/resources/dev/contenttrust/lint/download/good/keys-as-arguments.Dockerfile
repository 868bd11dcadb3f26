FROM ubuntu:jammy
ENV GOSU_VERSION 1.17
ENV JSYAML_VERSION 3.13.1
ENV JSYAML_CHECKSUM 6a08ef7074d38536401c1511cee9e3a4db612fa3ac9fe9aa0a1cc1b12b9ba8c2
RUN set -ex; \
	apt-get update; \
	wget -O /js-yaml.js "https://birch.example.org/nodeca/js-yaml/raw/${JSYAML_VERSION}/dist/js-yaml.js"; \
	echo "$JSYAML_CHECKSUM */js-yaml.js" | sha256sum -c -; \
	export GNUPGHOME="$(mktemp -d)"; \
	set -- '7902FCB7527E7B3C9428341C47B77C0F2664FABE' '1A0B74785A67B46FE83020D053CE018BEE110D0F'; \
	for key; do \
		gpg --batch --keyserver keyserver.ubuntu.com --recv-keys "$key"; \
	done; \
	gpg --batch --export "$@" > /etc/apt/keyrings/mongodb.gpg
