FROM alpine:3.20
# bad: TR601
ENV AWS_SECRET_ACCESS_KEY=0000000000111111111122222222223333333333
# bad: TR601
ENV DB_PASSWORD "correct horse battery"
# bad: TR601
ARG API_TOKEN=0123abcd4567ef
ENV A=b \
# bad: TR601
    CLIENT_SECRET=q8w7e6r5t4 \
    C=d
# bad: TR601
ENV DATABASE_URL=postgres://app:q8w7e6r5@db.example.org/app
# bad: TR601
ENV MYSQL_ROOT_PASSWORD=root
# bad: TR601
ARG GITHUB_PAT=ghp_000000000000000000000000000000000000
COPY <<EOF /root/.ssh/id_rsa
# bad: TR601
-----BEGIN RSA PRIVATE KEY-----
EOF
# bad: TR201
ADD https://a.example.org/a.tgz /tmp/
# bad: TR201 TR205
ADD http://a.example.org/b.tgz /tmp/
# bad: TR201
ADD ["https://a.example.org/c.tgz", "/tmp/c.tgz"]
ENV URL=https://a.example.org/d.tgz
# bad: TR201
ADD $URL /tmp/
# bad: TR201
ADD --checksum=sha256:0123 https://a.example.org/d.tgz /tmp/
# bad: TR202
ADD https://github.com/a/b.git /src
# bad: TR202
ADD https://github.com/a/b.git#v1.0:sub /src
# bad: TR202
ADD git@github.com:a/b.git#0123456 /src
# bad: TR202
ADD --checksum=0123456 https://github.com/a/b.git#v1.0 /src
# bad: TR201
ONBUILD ADD https://a.example.org/e.jar /app/
# bad: TR601
RUN git clone --branch v1.0 https://ci:q8w7e6r5t4@git.example.org/a.git
RUN git clone --branch v1.0 "https://ci:${TOKEN}@git.example.org/a.git" && git clone --branch v1.0 https://ci:<token>@git.example.org/b.git
