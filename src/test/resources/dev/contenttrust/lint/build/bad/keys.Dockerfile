FROM ubuntu:20.04
# bad: TR301 TR306
RUN gpg --keyserver pgp.mit.edu --recv-keys 8783D481
# bad: TR301
RUN gpg --keyserver hkps://keyserver.ubuntu.com --recv-keys 0x8783D481
# bad: TR301 TR304
RUN apt-key adv --keyserver hkp://keyserver.ubuntu.com:80 --recv 7F0CEB10
# bad: TR301
RUN sudo apt-key adv --keyserver keyserver.ubuntu.com --recv-keys E56151BF && apt-get update
# bad: TR302
RUN apt-key adv --recv-keys --keyserver hkp://keyserver.ubuntu.com:80 0C54D189F4BA284D
# bad: TR302
RUN gpg --batch --keyserver hkps://keys.openpgp.org --recv-key=0x0C54D189F4BA284D!
# bad: TR307
RUN gpg --keyserver hkp://pool.sks-keyservers.net:80 --recv-keys 0C54D189F4BA284D
RUN for key in \
# bad: TR301
      8783D481 \
      # not this one
      58118E89F3A912897C070ADBF76221572C52609D \
# bad: TR302
      0C54D189F4BA284D \
    ; do gpg --keyserver hkps://keys.openpgp.org --recv-keys "$key"; done
# bad: TR301
ENV REPO_KEY=8783D481
# bad: TR304
RUN apt-key adv --keyserver hkps://keyserver.ubuntu.com --recv-keys "$REPO_KEY"
# bad: TR301
RUN curl -fsSL 'https://keyserver.ubuntu.com/pks/lookup?op=get&search=0x8783D481' | gpg --dearmor > /usr/share/keyrings/a.gpg
# bad: TR302
RUN rpm --import "https://keyserver.ubuntu.com/pks/lookup?op=get&search=0x0C54D189F4BA284D"
# bad: TR304 TR305
RUN curl -fsSL https://a.example.org/key | apt-key add -
# bad: TR304
RUN wget -O key https://a.example.org/key && apt-key add key
# bad: TR304
RUN wget -qO- https://a.example.org/key | sudo apt-key add -
# bad: TR305
RUN curl -fsSL https://a.example.org/key | gpg --dearmor -o /etc/apt/trusted.gpg.d/a.gpg
# bad: TR305
RUN curl -fsSLo /etc/apt/trusted.gpg.d/a.asc https://a.example.org/key
# bad: TR305
RUN wget -qO- https://a.example.org/key | tee /etc/apt/trusted.gpg.d/a.asc
# bad: TR305
RUN curl https://a.example.org/key | gpg --dearmor > a.gpg && install -o root -g root -m 644 a.gpg /etc/apt/trusted.gpg.d/
# bad: TR305
RUN curl https://a.example.org/key | gpg --no-default-keyring --keyring gnupg-ring:/etc/apt/trusted.gpg.d/a.gpg --import
# bad: TR305
ADD https://a.example.org/key.asc /etc/apt/trusted.gpg.d/
# bad: TR308
RUN gpg --verify a.tar.gz.asc && tar xf a.tar.gz
# bad: TR308
RUN gpgv --keyring ./vendor.gpg a.tar.gz.sig && tar xf a.tar.gz
RUN gpg --verify SHASUMS256.txt.asc \
# bad: TR309
 && grep " node.tar.xz\$" SHASUMS256.txt.asc | sha256sum -c -
RUN gpg --batch --verify SHA256SUMS.asc \
# bad: TR309
 && sha256sum -c SHA256SUMS.asc --ignore-missing
# bad: TR308
RUN gpg --verify SHA256SUMS.asc && sha256sum -c SHA256SUMS
RUN pacman-key --init \
# bad: TR301
 && pacman-key --recv-keys 8783D481 --keyserver hkps://keyserver.ubuntu.com
FROM debian:13
# bad: TR304
RUN apt-key adv --keyserver hkps://keyserver.ubuntu.com --recv-keys 58118E89F3A912897C070ADBF76221572C52609D
FROM node:24-trixie-slim
# bad: TR304
RUN apt-key list
FROM ubuntu:25.04
# bad: TR304
RUN cat a.asc | apt-key add -
