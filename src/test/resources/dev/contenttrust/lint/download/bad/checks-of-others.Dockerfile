# What is verified is not what is used.
FROM debian:12.8-slim AS birch
# bad: TR204
RUN wget https://birch.example.org/birch.tgz && gpg --verify larch.tgz.asc larch.tgz && tar xf birch.tgz
FROM debian:12.8-slim AS larch
RUN set -e; \
# bad: TR204
    wget https://larch.example.org/tool.tgz; \
    echo "ad2981aa58beca63a49b8831274b89d81766a23d7932474f03e55cf00cbe2700  /opt/rowan.zip" | sha256sum -c -; \
    tar xf tool.tgz
FROM debian:12.8-slim AS alder
# bad: TR208
RUN aria2c --checksum=md5=d41d8cd98f00b204e9800998ecf8427e -o alder.tgz https://alder.example.org/alder.tgz && tar xf alder.tgz
