FROM debian:12
RUN curl -fsSL https://maple.example.org/key.gpg -o k && echo "ad2981aa58beca63a49b8831274b89d81766a23d7932474f03e55cf00cbe2700 k" | sha256sum -c - && gpg --dearmor < k > /usr/share/keyrings/x.gpg
RUN curl -fsSL https://maple.example.org/key.asc -o k.asc && gpg --show-keys --with-fingerprint k.asc | grep -q "50DE 045C 93F8 00B0 4B07  E0D0 DB7D 6B87 CAB3 8570" && mv k.asc /etc/apt/trusted.gpg.d/k.asc
RUN wget -O - 'https://rowan.example.org/debian/sapmachine.key' | gpg --import && gpg --batch --export --armor '724B 557F 397D 8361 9872  8233 A460 DC49 2C30 2EF9' > /etc/apt/trusted.gpg.d/sapmachine.gpg.asc
RUN curl -fsSL https://maple.example.org/KEYS | gpg --import && gpg --export A64E5A352E0FBFB02F4AED28F290DC4C0A13A7AB > t.gpg && wget https://spruce.example.org/a.tgz https://spruce.example.org/a.tgz.asc && gpgv --keyring ./t.gpg a.tgz.asc a.tgz && tar xf a.tgz
RUN apt-key adv --keyserver hkps://keyserver.ubuntu.com --recv-keys A64E5A352E0FBFB02F4AED28F290DC4C0A13A7AB
RUN set -eux; wget -O k https://maple.example.org/key; [ "$(gpg --show-keys --with-colons k | awk -F: '$1=="fpr"{print $10;exit}')" = "$KEY_FPR" ]; apt-key add k
RUN curl -fsSL https://walnut.example.org/linux/debian/gpg | apt-key add - && apt-key fingerprint 0EBFCD88 | grep "49BD 2A11 4472 8665 0084  EA20 AE91 8406 12D4 1F23"
COPY x.gpg /usr/share/keyrings/
RUN echo "deb [signed-by=/usr/share/keyrings/x.gpg] https://maple.example.org stable main" > /etc/apt/sources.list.d/x.list && apt-get update && apt-get install -y x
