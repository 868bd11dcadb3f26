FROM buildpack-deps:bookworm
ENV GPG_KEY 19A81AADCEFA84E6992FBDC88229F46180D6ADE5
ENV PYTHON_VERSION 3.11.8
RUN set -eux; \
	wget -O python.tar.xz "https://cypress.example.org/ftp/python/${PYTHON_VERSION%%[a-z]*}/Python-$PYTHON_VERSION.tar.xz"; \
	wget -O python.tar.xz.asc "https://cypress.example.org/ftp/python/${PYTHON_VERSION%%[a-z]*}/Python-$PYTHON_VERSION.tar.xz.asc"; \
	GNUPGHOME="$(mktemp -d)"; export GNUPGHOME; \
	gpg --batch --keyserver hkps://keys.openpgp.org --recv-keys "$GPG_KEY"; \
	gpg --batch --verify python.tar.xz.asc python.tar.xz; \
	gpgconf --kill all; \
	rm -rf "$GNUPGHOME" python.tar.xz.asc; \
	mkdir -p /usr/src/python; \
	tar --extract --directory /usr/src/python --strip-components=1 --file python.tar.xz; \
	rm python.tar.xz
ENV PYTHON_GET_PIP_URL https://birch.example.org/pypa/get-pip/raw/d73b03067e1657938b25aae439d6f7acd0eb77c1/public/get-pip.py
ENV PYTHON_GET_PIP_SHA256 1f2fe94b971fda6228c321164cacaa1c0cdb287ec59a8c34064d0d6ad129caa7
RUN set -eux; \
	wget -O get-pip.py "$PYTHON_GET_PIP_URL"; \
	echo "$PYTHON_GET_PIP_SHA256 *get-pip.py" | sha256sum -c -; \
	export PYTHONDONTWRITEBYTECODE=1; \
	python get-pip.py --disable-pip-version-check --no-cache-dir --no-compile "pip==$PYTHON_PIP_VERSION"; \
	rm -f get-pip.py
