FROM ubuntu:20.04
ENV V 1.2.3
# bad: TR205
RUN wget http://holly.example.org/dist/kafka/$V/kafka_$V.tgz && tar xzf kafka_$V.tgz -C /opt && rm kafka_$V.tgz
# bad: TR204
RUN curl -L -o /tmp/x.zip https://maple.example.org/$V/x.zip && unzip /tmp/x.zip -d /opt
# bad: TR204
RUN curl -LO https://oak1.example.org/kubernetes-release/release/v1.20.0/bin/linux/amd64/kubectl \
  && chmod +x ./kubectl && mv ./kubectl /usr/local/bin/kubectl
RUN set -eux; \
# bad: TR204
   wget https://maple.example.org/foo_${V}_amd64.deb; \
   dpkg -i foo_${V}_amd64.deb; \
   rm foo_*.deb
# bad: TR204
RUN wget -q https://maple.example.org/foo.deb -O /tmp/foo.deb
RUN apt-get install -y /tmp/foo.deb
# bad: TR204
RUN wget https://holly1.example.org/get-pip.py && python get-pip.py
# bad: TR204
RUN curl -L https://birch.example.org/docker/compose/releases/download/1.29.2/docker-compose-$(uname -s)-$(uname -m) -o /usr/local/bin/docker-compose && chmod +x /usr/local/bin/docker-compose
# bad: TR204
RUN pip install https://maple.example.org/foo-1.0.tar.gz
# bad: TR204
RUN npm install -g https://maple.example.org/foo.tgz
# bad: TR204
RUN yum install -y https://olive1.example.org/pub/epel/epel-release-latest-7.noarch.rpm
# bad: TR205
RUN rpm -ivh http://maple.example.org/foo.rpm
# bad: TR205
RUN rpm -Uvh http://elder.example.org/packages/centos/7/noarch/RPMS/nginx-release-centos-7-0.el7.ngx.noarch.rpm && \
    yum install -y nginx
WORKDIR /tmp
# bad: TR204
RUN wget https://maple.example.org/b.tar.gz
RUN tar xf b.tar.gz && cd b && make install
RUN cd /opt && \
# bad: TR204
   curl -O https://maple.example.org/c.tar.xz && \
   tar xf *.tar.xz
# bad: TR204
RUN wget --no-verbose -O /opt/app.jar https://juniper.example.org/maven2/x/app.jar
# bad: TR204
RUN curl -fsSL "$UNKNOWN_URL" -o i.sh && sh i.sh
# bad: TR204
RUN wget -P /usr/local/bin https://maple.example.org/tool && chmod 755 /usr/local/bin/tool
# bad: TR204
RUN curl -sL https://maple.example.org/install.sh -o install.sh && bash install.sh && rm install.sh
# bad: TR204
RUN curl -sL https://maple.example.org/nodesetup.sh > ns.sh \
 && chmod a+x ns.sh && ./ns.sh
# bad: TR204
RUN php -r "copy('https://oak.example.org/installer', 'composer-setup.php');" && php composer-setup.php
RUN f() { \
# bad: TR204
  curl -L "$1" -o "$2"; \
  }; \
  f https://maple.example.org/d.tgz d.tgz && tar xzf d.tgz
# bad: TR204
RUN apk add --no-cache curl && curl -L https://maple.example.org/e.apk -o e.apk && apk add --allow-untrusted e.apk
# bad: TR204
RUN wget https://maple.example.org/g.tgz https://maple.example.org/h.tgz && \
  echo "ad2981aa58beca63a49b8831274b89d81766a23d7932474f03e55cf00cbe2700 g.tgz" | sha256sum -c - && tar xf g.tgz && ls
ENV U=http://maple.example.org/z
# bad: TR205
RUN wget $U/z.tgz && tar xf z.tgz
# bad: TR205
RUN wget http://maple.example.org/data.bin
# bad: TR204
RUN cd /tmp && wget "https://maple.example.org/gradle-$V-bin.zip" && unzip gradle-$V-bin.zip -d /opt/gradle
# bad: TR204
RUN curl -fsSL https://maple.example.org/maven.tar.gz -o /tmp/m.tgz \
  && tar -xzf /tmp/m.tgz -C /usr/share
ADD foo /x
# bad: TR204
RUN wget https://pear1.example.org/miniconda/Miniconda3-latest-Linux-x86_64.sh -O ~/m.sh && /bin/bash ~/m.sh -b -p /opt/conda
# bad: TR205
RUN curl http://maple.example.org/p.patch | patch -p1
# bad: TR204
RUN curl -sSL https://maple.example.org/google-chrome-stable_current_amd64.deb -o c.deb && apt install -y ./c.deb
