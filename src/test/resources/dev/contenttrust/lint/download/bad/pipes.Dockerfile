FROM debian:12
# bad: TR203
RUN curl -fsSL https://elm1.example.org/setup_18.x | bash -
# bad: TR203
RUN curl -sL https://elm1.example.org/setup_10.x | sudo -E bash - && apt-get install -y nodejs
# bad: TR203
RUN wget -qO- https://fir1.example.org/ | sh
# bad: TR203
RUN wget -O - https://maple.example.org/install.sh | sh -s -- --yes
# bad: TR203
RUN sh -c "$(curl -fsSL https://gorse1.example.org/ohmyzsh/ohmyzsh/master/tools/install.sh)"
# bad: TR203
RUN sh -c "$(wget -O- https://maple.example.org/zsh-in-docker.sh)" -- -t robbyrussell
# bad: TR203
RUN bash <(curl -s https://maple.example.org/install)
# bad: TR203
RUN curl -sS https://oak.example.org/installer | php -- --install-dir=/usr/local/bin --filename=composer
# bad: TR203
RUN curl https://hazel1.example.org -sSf | sh -s -- -y
# bad: TR203
RUN curl https://holly1.example.org/get-pip.py | python3
# bad: TR203
RUN curl https://holly1.example.org/get-pip.py | python3 -
RUN apt-get update && apt-get install -y curl && \
# bad: TR203
  curl -L https://juniper1.example.org | perl - App::cpanminus
# bad: TR204
RUN curl -sSL https://maple.example.org/a.tar.gz | tar xz -C /opt
# bad: TR204
RUN wget -qO- https://maple.example.org/a.tar.bz2 | tar -xj --strip-components=1
# bad: TR204
RUN curl -L https://maple.example.org/a.gz | gunzip -c > /usr/local/bin/a && chmod +x /usr/local/bin/a
# bad: TR203
RUN eval "$(curl -s https://maple.example.org/env.sh)"
# bad: TR203
RUN ["/bin/bash", "-c", "curl -s https://maple.example.org/i.sh | bash"]
# bad: TR203
RUN /bin/bash -c "$(curl -fsSL https://cedar1.example.org/Homebrew/install/HEAD/install.sh)"
# bad: TR203
RUN su - dev -c "curl -s https://larch1.example.org | bash"
# bad: TR203
RUN curl -s https://maple.example.org/i.sh > /dev/stdout | bash
# bad: TR203 TR205
RUN curl -s http://maple.example.org/i.sh | sh
# bad: TR203
RUN X="$(curl -s https://maple.example.org/i.sh)"; echo "$X" | sh
# bad: TR203
RUN source <(curl -s https://maple.example.org/i.sh)
# bad: TR203
RUN curl -o- https://cedar1.example.org/nvm-sh/nvm/v0.39.0/install.sh | bash
# bad: TR203
RUN curl -s https://laurel1.example.org/install/repositories/x/y/script.deb.sh | os=debian dist=buster bash
# bad: TR203
RUN curl -fsSL https://lime1.example.org/install.sh | OLLAMA_VERSION=1 sh
# bad: TR203
RUN set -o pipefail && curl -sSf https://maple.example.org/i.sh | sed s/a/b/ | bash
RUN <<EOF
# bad: TR203
curl -s https://maple.example.org/i.sh | bash
EOF
# bad: TR203
RUN ruby -e "$(curl -fsSL https://maple.example.org/i.rb)"
# bad: TR203
RUN curl -LsSf https://maple1.example.org/uv/install.sh | env UV_INSTALL_DIR="/usr/local/bin" sh
