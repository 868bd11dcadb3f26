FROM eclipse-temurin:17-jdk
ENV TOMCAT_VERSION 10.1.18
ENV TOMCAT_SHA512 4650015c3668f20ebecd3d1877182d055978e2a5b14f847cac4aab86ab31b0d243d78a7ed95f43b7e82322b430bec2d4f3ca1a442d06d8d6fe0df2586662b31a
ENV GPG_KEYS 36464F30E1B10338D0DB531BE105D98FF83AE2D7
RUN set -eux; \
	ddist() { \
		local f="$1"; shift; \
		local distFile="$1"; shift; \
		local mvnFile="${1:-}"; \
		local success=; \
		local distUrl=; \
		for distUrl in \
# a note
			"https://fir.example.org/dyn/closer.cgi?action=download&filename=$distFile" \
# a note
			"https://gorse.example.org/$distFile" \
			"https://hazel.example.org/dist/$distFile" \
			"https://holly.example.org/dist/$distFile" \
# a note
			${mvnFile:+"https://juniper.example.org/maven2/org/apache/tomcat/tomcat/$mvnFile"} \
		; do \
			if curl -fL -o "$f" "$distUrl" && [ -s "$f" ]; then \
				success=1; \
				break; \
			fi; \
		done; \
		[ -n "$success" ]; \
	}; \
	\
	ddist 'tomcat.tar.gz' "tomcat/tomcat-10/v$TOMCAT_VERSION/bin/apache-tomcat-$TOMCAT_VERSION.tar.gz" "$TOMCAT_VERSION/tomcat-$TOMCAT_VERSION.tar.gz"; \
	echo "$TOMCAT_SHA512 *tomcat.tar.gz" | sha512sum --strict --check -; \
	ddist 'tomcat.tar.gz.asc' "tomcat/tomcat-10/v$TOMCAT_VERSION/bin/apache-tomcat-$TOMCAT_VERSION.tar.gz.asc" "$TOMCAT_VERSION/tomcat-$TOMCAT_VERSION.tar.gz.asc"; \
	export GNUPGHOME="$(mktemp -d)"; \
	for key in $GPG_KEYS; do \
		gpg --batch --keyserver keyserver.ubuntu.com --recv-keys "$key"; \
	done; \
	gpg --batch --verify tomcat.tar.gz.asc tomcat.tar.gz; \
	tar -xf tomcat.tar.gz --strip-components=1; \
	rm bin/*.bat; \
	rm tomcat.tar.gz*; \
	command -v gpgconf && gpgconf --kill all || :; \
	rm -rf "$GNUPGHOME"
