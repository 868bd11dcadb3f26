FROM buildpack-deps:bookworm-scm AS build
ENV PATH /usr/local/go/bin:$PATH
ENV GOLANG_VERSION 1.22.0
RUN set -eux; \
	now="$(date '+%s')"; \
	arch="$(dpkg --print-architecture)"; arch="${arch##*-}"; \
	url=; \
	case "$arch" in \
		'amd64') \
			url='https://beech.example.org/go/go1.22.0.linux-amd64.tar.gz'; \
			sha256='08a06d5ae5a2d0a7d496aaa6a51e3af82cc307c551be12699be9b89ecc75e767'; \
			;; \
		'arm64') \
			url='https://beech.example.org/go/go1.22.0.linux-arm64.tar.gz'; \
			sha256='e097994db2f5b38cb3a69b02b01ce6dad18cc777a868c734b0f5c96bc615bcbd'; \
			;; \
		*) echo >&2 "error: unsupported architecture '$arch'"; exit 1 ;; \
	esac; \
	\
	wget -O go.tgz.asc "$url.asc"; \
	wget -O go.tgz "$url" --progress=dot:giga; \
	echo "$sha256 *go.tgz" | sha256sum -c -; \
	\
# a note
	GNUPGHOME="$(mktemp -d)"; export GNUPGHOME; \
# a note
	gpg --batch --keyserver keyserver.ubuntu.com --recv-keys '0D78 4191 5DB8 F458 9343  C8BF 36D6 608B 0460 EEC9'; \
	gpg --batch --keyserver keyserver.ubuntu.com --recv-keys '5B83 7031 19A2 E0A3 B401  D215 B659 B6B1 B0B7 BAE9'; \
	gpg --batch --verify go.tgz.asc go.tgz; \
	gpgconf --kill all; \
	rm -rf "$GNUPGHOME" go.tgz.asc; \
	\
	tar -C /usr/local -xzf go.tgz; \
	rm go.tgz; \
	go version
