FROM a
# bad: TR203
RUN curl $OPTS https://maple.example.org/a | sh
# bad: TR205 TR204
RUN wget http://$HOST/a.tgz && tar xf a.tgz
# bad: TR204
RUN curl -L $CURL_OPTS "https://maple.example.org/t.tgz" | tar xz
ONBUILD RUN true && \
# bad: TR203
   curl https://maple.example.org/a | sh
# bad: TR204
RUN curl "https://cherry2.example.org/awscli-exe-linux-x86_64.zip" -o "awscliv2.zip" && unzip awscliv2.zip && ./aws/install
RUN set -eux; cd /tmp; \
# bad: TR204
    wget -q https://maple.example.org/foo.tar.gz -O foo.tar.gz && tar -xf foo.tar.gz && (cd foo && ./configure && make install)
RUN apt-get update \
# bad: TR204
 && wget -q "https://maple.example.org/foo.deb" \
 && apt-get install -qqy --no-install-recommends ./foo.deb
RUN apt-get update \
# bad: TR303
 && curl -sSL \
      https://maple.example.org/key | apt-key add - \
 && true
