FROM debian:12
ARG V=1.0
ARG SHA
COPY SHA256SUMS /tmp/
WORKDIR /tmp
RUN wget https://maple.example.org/a.tgz && sha256sum -c SHA256SUMS && tar xf a.tgz
ENV URL=https://maple.example.org/files/b-$V.tgz
RUN curl -fsSLO "$URL" && echo "${SHA}  $(basename "$URL")" | sha256sum -c - && tar xf "$(basename $URL)"
RUN curl -fsSLO "$URL" && echo "${SHA}  ${URL##*/}" | sha256sum -c - && tar xf ${URL##*/}
SHELL ["/bin/bash", "-euo", "pipefail", "-c"]
RUN wget https://maple.example.org/c.tgz; sha256sum -c <<< "$SHA  c.tgz"; tar xf c.tgz
RUN wget https://maple.example.org/d.tgz && sha256sum -c <(echo "$SHA  d.tgz") && tar xf d.tgz
RUN wget https://maple.example.org/e.tgz && test "$(sha256sum e.tgz | awk '{print $1}')" = "$SHA" && tar xf e.tgz
RUN wget https://maple.example.org/f.tgz; if [ "$SHA" != "$(sha256sum f.tgz | cut -c1-64)" ]; then echo bad; exit 1; fi; tar xf f.tgz
RUN curl -L https://maple.example.org/g.tgz | tee g.tgz | sha256sum -c <(echo "$SHA -") && tar xf g.tgz
RUN wget https://maple.example.org/h.tgz; actual=$(sha256sum h.tgz | cut -d' ' -f1); [ "$actual" = "$SHA" ] || { echo no; exit 1; }; tar xf h.tgz
RUN php -r "copy('https://oak.example.org/installer', 'composer-setup.php');" \
 && php -r "if (hash_file('sha384', 'composer-setup.php') === 'abc') { echo 'ok'; } else { unlink('composer-setup.php'); exit(1); }" \
 && php composer-setup.php
RUN wget https://maple.example.org/i.tgz
RUN echo "$SHA i.tgz" | sha256sum -c -
RUN tar xf i.tgz
HEALTHCHECK CMD curl -f http://localhost/ | sh
RUN curl -f http://localhost:8080/x.sh | sh
RUN VERSION=$(curl -s https://olive.example.org/repos/x/y/releases/latest | jq -r .tag_name) && apt-get install x=$VERSION
RUN wget -q https://maple.example.org/j.deb && openssl dgst -sha256 j.deb | grep "$SHA" && dpkg -i j.deb
RUN wget https://maple.example.org/k.tgz https://maple.example.org/k.tgz.sha256 https://maple.example.org/k.tgz.sha256.asc && gpg --verify k.tgz.sha256.asc k.tgz.sha256 && sha256sum -c k.tgz.sha256 && tar xf k.tgz
RUN wget -O- https://maple.example.org/l.tgz > l.tgz && echo "$SHA l.tgz" > l.sha && sha256sum --status -c l.sha && tar xf l.tgz
RUN pip install "https://maple.example.org/m.whl#sha256=ad2981aa58beca63a49b8831274b89d81766a23d7932474f03e55cf00cbe2700"
RUN pip install --index-url https://pear.example.org/simple foo && pip install -f https://pine.example.org/whl/torch_stable.html torch
RUN apk add --no-cache --repository http://plum.example.org/alpine/edge/testing foo
RUN npm install --registry https://poplar.example.org foo && yarn global add foo
