FROM python:3.12-slim
ARG HTTP_PROXY
ARG VERSION
ENV PASSWORD_FILE=/run/secrets/password TOKEN_URL=https://auth.example.org/token TOKENIZERS_PARALLELISM=false \
    AUTH_TOKEN_EXPIRY=3600 SECRET_KEY="$SECRET_KEY" DB_PASSWORD="" DB_PASS=${DB_PASS} MYSQL_ALLOW_EMPTY_PASSWORD=yes \
    API_KEY=changeme SESSION_SECRET=your-secret-here ACCESS_TOKEN=<token> GPG_KEY=7169605F62C751356D054A26A821E680E5FA6305 \
    APT_KEY=58118E89F3A912897C070ADBF76221572C52609D REPO_SIGNING_KEY=58118E89F3A912897C070ADBF76221572C52609D \
    JAVA_SHA256=0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef SSH_KEY_PATH=/root/.ssh/id_rsa
ENV NODE_TLS_REJECT_UNAUTHORIZED=1 GIT_SSL_NO_VERIFY=false PYTHONHTTPSVERIFY=1
ENV PIP_INDEX_URL=https://pypi.example.org/simple PIP_NO_CACHE_DIR=1 PIP_TRUSTED_HOST=
LABEL org.opencontainers.image.source="https://example.org/x"
RUN git clone --depth 1 --branch v1.2.3 https://git.example.org/a.git \
 && git clone https://git.example.org/b.git && cd b && git checkout 0123456789abcdef0123456789abcdef01234567 \
 && git clone -b "$VERSION" https://git.example.org/c.git \
 && git clone /src/local d
RUN git clone https://git.example.org/e.git /e
RUN cd /e && git reset --hard "$VERSION"
RUN pip install 'x @ git+https://git.example.org/x@v1.0' git+https://git.example.org/y.git@0123456789abcdef0123456789abcdef01234567#egg=y
RUN pip config set global.index-url https://pypi.example.org/simple
ADD --checksum=sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef https://a.example.org/a.tgz /a.tgz
ADD https://github.com/a/b.git#0123456789abcdef0123456789abcdef01234567 /src
ADD https://github.com/a/b.git#0123456789abcdef0123456789abcdef01234567:docs /docs
ADD a.tar.gz local/ /x/
USER 1000
