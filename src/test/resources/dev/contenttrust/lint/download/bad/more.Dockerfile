FROM centos:7
ENV JAVA_URL=https://yew1.example.org/x/jdk.rpm TOMCAT_VERSION=8.5
# bad: TR204
RUN curl -LO -H "Cookie: oraclelicense=accept" "${JAVA_URL}" && rpm -i jdk.rpm && rm -f jdk.rpm
# bad: TR204
RUN wget --no-cookies --header "Cookie: oraclelicense=accept-securebackup-cookie" "https://yew1.example.org/jdk-8.tar.gz" -O /tmp/jdk.tar.gz && tar -zxf /tmp/jdk.tar.gz -C /opt
# bad: TR205
RUN wget -q http://alder2.example.org/tomcat/v${TOMCAT_VERSION}.tar.gz -O - | tar -xz -C /opt
# bad: TR205
RUN curl -sL http://maple.example.org/phantomjs.tar.bz2 | tar -jx -C /usr/local
# bad: TR205
RUN yum install -y http://ash2.example.org/remi-release-7.rpm
# bad: TR204
RUN cd /tmp && wget -N https://maple.example.org/chromedriver.zip && unzip chromedriver.zip && mv chromedriver /usr/bin/ && chmod 755 /usr/bin/chromedriver
# bad: TR204
RUN CHROME=$(curl -s https://maple.example.org/LATEST) && wget -q --continue -P $D "https://aspen2.example.org/$CHROME/chromedriver_linux64.zip" && unzip $D/chromedriver* -d $D
# bad: TR204
RUN curl -fLsS https://maple.example.org/go.tar.gz -o /tmp/go.tgz \
    && tar -C /usr/local -zxf /tmp/go.tgz
# bad: TR204
RUN ["wget", "https://maple.example.org/a.sh"]
RUN ["sh", "a.sh"]
# bad: TR204
RUN curl -SL https://maple.example.org/dotnet.tar.gz --output dotnet.tar.gz && mkdir -p /usr/share/dotnet && tar -zxf dotnet.tar.gz -C /usr/share/dotnet
# bad: TR204
RUN wget -O /usr/local/share/java/app.war https://maple.example.org/app.war
# bad: TR203
RUN wget https://maple.example.org/install.sh -O- | bash
# bad: TR203
RUN curl --silent --location https://beech2.example.org/setup_16.x | bash -
# bad: TR203
RUN \curl -sSL https://birch2.example.org | bash -s stable
# bad: TR203
RUN /bin/bash -l -c "curl -sSL https://maple.example.org/i | bash"
# bad: TR203
RUN curl -sSf https://cedar2.example.org/rustup.sh | sh -s -- --channel=nightly
# bad: TR204
RUN wget https://maple.example.org/libssl1.1.deb && apt install -y ./libssl1.1.deb
# bad: TR204
RUN mkdir /opt/x && cd /opt/x && wget https://maple.example.org/x.run && chmod +x x.run && ./x.run --silent
# bad: TR204
RUN curl -s https://maple.example.org/key-value.sh -o /entry.sh; chmod u+x /entry.sh
# bad: TR204
RUN wget -qO /usr/bin/yq https://birch.example.org/mikefarah/yq/releases/latest/download/yq_linux_amd64 && chmod a+x /usr/bin/yq
# bad: TR204
RUN curl -L "https://maple.example.org/terraform.zip" -o tf.zip && unzip -o tf.zip -d /usr/local/bin && rm tf.zip
# bad: TR204
RUN aria2c -o x.tar.gz https://maple.example.org/x.tar.gz && tar xf x.tar.gz
# bad: TR204
RUN wget https://maple.example.org/setup.tar.gz && python3 -m pip install setup.tar.gz
# bad: TR204
RUN pip3 install --no-cache-dir -U https://maple.example.org/foo.zip
# bad: TR204
RUN gem install https://maple.example.org/foo.gem || wget https://maple.example.org/n
RUN if [ "$ARCH" = "arm64" ]; then \
# bad: TR204
    wget https://maple.example.org/arm.tgz -O t.tgz; \
    else \
# bad: TR204
    wget https://maple.example.org/amd.tgz -O t.tgz; \
    fi; tar xf t.tgz
# bad: TR204
RUN (wget https://maple.example.org/q.tgz; tar xf q.tgz)
# bad: TR204
RUN for v in 1 2; do curl -O https://maple.example.org/$v.tgz; tar xf $v.tgz; done
# bad: TR204
RUN apt-get update; apt-get install -y wget; wget https://maple.example.org/gitlab.deb; dpkg --install gitlab.deb
# bad: TR204
RUN DEB="$(mktemp)" && curl -o "$DEB" https://maple.example.org/f.deb && dpkg -i "$DEB"
# bad: TR204
RUN wget https://maple.example.org/w.tar.gz -O - | tar zxf - -C /opt
# bad: TR204
RUN curl https://maple.example.org/w.tar.gz | tar -C /opt --strip-components=1 -xzvf -
# bad: TR204
RUN curl -L https://maple.example.org/w.zip | bsdtar -xf -
# bad: TR204
RUN curl -sSL https://maple.example.org/w.xz | xz -d | tar x
# bad: TR204
RUN curl -sSL https://maple.example.org/w.gz | gzip -d > /usr/bin/w
# bad: TR204
RUN curl -L https://maple.example.org/w.cpio | cpio -id
# bad: TR205
RUN curl http://maple.example.org/x.conf > /etc/x.conf
# bad: TR204
RUN npm i -g https://birch.example.org/x/y/tarball/master
# bad: TR204
RUN pip install git+https://maple.example.org/a.git https://birch.example.org/a/b/archive/master.zip
# bad: TR203
RUN python -c "$(curl -fsSL https://maple.example.org/get-platformio.py)"
# bad: TR203
RUN curl -fsSL https://maple.example.org/s.py | python - --version 1
# bad: TR203
RUN wget -q -O - https://maple.example.org/s.pl | perl
# bad: TR203
RUN bash -c "bash <(curl -s https://maple.example.org/kickstart.sh)"
# bad: TR203
RUN . <(wget -qO- https://maple.example.org/env)
# bad: TR203
RUN curl https://maple.example.org/a.sh 2>/dev/null | bash 2>&1
# bad: TR203
RUN curl https://maple.example.org/a.sh | tee a.sh | sh
# bad: TR203
RUN curl https://maple.example.org/a.sh | DEBIAN_FRONTEND=noninteractive bash
# bad: TR203
RUN apt-get update && curl https://maple.example.org/a.sh \
   | bash \
   && true
# bad: TR303
RUN gpg --keyserver-options a --fetch-keys https://maple.example.org/key && gpg --verify a.sig a
# bad: TR303
RUN curl -o /etc/pki/rpm-gpg/RPM-GPG-KEY-x https://maple.example.org/key
# bad: TR303
RUN apt-key add <(curl -s https://maple.example.org/k)
# bad: TR303
RUN curl -s https://maple.example.org/k | gpg --no-default-keyring --keyring gnupg-ring:/etc/apt/trusted.gpg.d/x.gpg --import
# bad: TR303
RUN wget -qO- https://maple.example.org/k | tee /etc/apt/trusted.gpg.d/x.asc >/dev/null
# bad: TR303
RUN cd /etc/apk/keys && wget https://maple.example.org/x.rsa.pub
# bad: TR303
RUN rpm --import http://maple.example.org/RPM-GPG-KEY
# bad: TR303
RUN curl -sL -o /tmp/k.gpg https://maple.example.org/k.gpg && gpg --import /tmp/k.gpg
