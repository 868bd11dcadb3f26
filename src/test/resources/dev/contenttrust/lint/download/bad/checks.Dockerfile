FROM ubuntu:20.04
RUN set -ex; wget https://maple.example.org/a.tgz; \
# bad: TR208
  echo "d41d8cd98f00b204e9800998ecf8427e a.tgz" | md5sum -c -; \
  tar xf a.tgz
RUN set -ex; wget https://maple.example.org/b.tgz; \
# bad: TR209
  wget https://maple.example.org/b.tgz.sha256; \
  sha256sum -c b.tgz.sha256; \
  tar xf b.tgz
RUN set -ex; curl -O https://maple.example.org/c.tgz; \
# bad: TR209
  echo "$(curl -s https://maple.example.org/c.tgz.sha256)  c.tgz" | sha256sum -c -; \
  tar xf c.tgz
RUN wget https://maple.example.org/d.tgz; \
# bad: TR210
  echo "ad2981aa58beca63a49b8831274b89d81766a23d7932474f03e55cf00cbe2700 d.tgz" | sha256sum -c - || true; \
  tar xf d.tgz
RUN wget https://maple.example.org/e.tgz; \
# bad: TR210
  echo "ad2981aa58beca63a49b8831274b89d81766a23d7932474f03e55cf00cbe2700 e.tgz" | sha256sum -c -; \
  tar xf e.tgz
RUN wget https://maple.example.org/f.tgz && wget https://maple.example.org/f.tgz.asc && \
# bad: TR210
  gpg --verify f.tgz.asc f.tgz ; \
  tar xf f.tgz
# bad: TR210
RUN wget https://maple.example.org/g.tgz # then check it \
   && echo "ad2981aa58beca63a49b8831274b89d81766a23d7932474f03e55cf00cbe2700 g.tgz" | sha256sum -c - && tar xf g.tgz
RUN set -e; wget https://maple.example.org/h.tgz; \
# bad: TR208
  [ "$(sha1sum h.tgz | cut -d' ' -f1)" = "0ac356c6c58618d782fd41c776f2947446c45384" ]; \
  tar xf h.tgz
RUN wget https://maple.example.org/i.tgz \
# bad: TR208
   && echo "0ac356c6c58618d782fd41c776f2947446c45384 *i.tgz" | sha1sum -c - \
   && tar xf i.tgz
RUN wget https://maple.example.org/j.tgz \
# bad: TR209
   && wget https://maple.example.org/SHA256SUMS \
   && grep j.tgz SHA256SUMS | sha256sum -c - \
   && tar xf j.tgz
RUN wget https://maple.example.org/k.tgz \
# bad: TR210
   && (gpg --verify k.tgz.asc k.tgz || echo "bad signature") \
   && tar xf k.tgz
RUN curl -LO https://pine1.example.org/release/v1.29.0/bin/linux/amd64/kubectl \
# bad: TR209
   && curl -LO https://pine1.example.org/release/v1.29.0/bin/linux/amd64/kubectl.sha256 \
   && echo "$(cat kubectl.sha256)  kubectl" | sha256sum --check \
   && install -o root -g root -m 0755 kubectl /usr/local/bin/kubectl
RUN curl -LO https://maple.example.org/l.tgz && \
# bad: TR210
   if ! echo "ad2981aa58beca63a49b8831274b89d81766a23d7932474f03e55cf00cbe2700 l.tgz" | sha256sum -c -; then echo "mismatch"; fi && \
   tar xf l.tgz
