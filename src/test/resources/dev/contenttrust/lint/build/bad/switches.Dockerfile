FROM ubuntu:20.04
# bad: TR207
RUN curl -k https://a.example.org/a.tgz | tar xz
# bad: TR207
RUN curl -sSfLk -o a.tgz https://a.example.org/a.tgz
# bad: TR207
RUN curl --insecure --location https://a.example.org/a.tgz -o a.tgz
# bad: TR207
RUN wget --no-check-certificate -O a.tgz https://a.example.org/a.tgz && tar xf a.tgz
# bad: TR207
RUN wget -q --no-check-certificate "$URL"
RUN apt-get update \
 # a comment
 && apt-get install -y git \
# bad: TR207
 && git config --global http.sslVerify false \
 && true
# bad: TR207
RUN git config --system http.sslverify "false"
# bad: TR207
RUN git -c http.sslVerify=false clone --branch v1 https://a.example.org/a.git
# bad: TR207
RUN git config --global http.https://git.example.org.sslVerify false
# bad: TR403
RUN GIT_SSL_NO_VERIFY=1 git clone --branch v1 https://a.example.org/a.git
# bad: TR403
RUN env GIT_SSL_NO_VERIFY=true git clone --branch v1 https://a.example.org/a.git
# bad: TR403
ENV GIT_SSL_NO_VERIFY true
# bad: TR403
ENV A=b NODE_TLS_REJECT_UNAUTHORIZED="0"
# bad: TR403
RUN export NODE_TLS_REJECT_UNAUTHORIZED=0 && npm ci
# bad: TR403
ENV PYTHONHTTPSVERIFY=0
# bad: TR403
RUN npm config set strict-ssl false
# bad: TR403
RUN npm set strict-ssl=false
# bad: TR403
RUN npm install --strict-ssl=false -g foo
# bad: TR403
RUN yarn config set strict-ssl false
# bad: TR403
RUN yarn config set "strict-ssl" false -g
# bad: TR403
RUN echo "strict-ssl=false" >> ~/.npmrc
# bad: TR403
RUN pip install --trusted-host pypi.org foo
# bad: TR403
RUN python3 -m pip install --trusted-host=files.pythonhosted.org foo
# bad: TR403
RUN pip config set global.trusted-host "pypi.org files.pythonhosted.org"
RUN mkdir -p ~/.pip && printf '[global]\n\
# bad: TR403
trusted-host = pypi.org\n' > ~/.pip/pip.conf
# bad: TR403
RUN apt-get install -y --allow-unauthenticated foo
# bad: TR403
RUN apt-get update && apt-get install -y --force-yes foo
# bad: TR403
RUN apt-get install -y -o APT::Get::AllowUnauthenticated=true foo
# bad: TR403
RUN apt-get --allow-insecure-repositories update
# bad: TR403
RUN apt-get update -o Acquire::AllowInsecureRepositories=true
# bad: TR403
RUN echo 'APT::Get::AllowUnauthenticated "true";' > /etc/apt/apt.conf.d/99allow
# bad: TR403
RUN echo "Acquire::https::Verify-Peer \"false\";" > /etc/apt/apt.conf.d/99no-verify
# bad: TR403
RUN echo "Acquire::https::a.example.org::Verify-Peer false;" >> /etc/apt/apt.conf
# bad: TR403
RUN echo 'Acquire { https { Verify-Peer "false"; }; };' > /etc/apt/apt.conf.d/98no-verify
# bad: TR403
RUN apt-get -o "Acquire::https::Verify-Peer=false" update
# bad: TR403
RUN yum install -y --nogpgcheck https://yum.example.org/a.rpm
# bad: TR403
RUN dnf -y --nogpgcheck install foo
# bad: TR403
RUN zypper --no-gpg-checks --non-interactive install foo
# bad: TR403
RUN rpm -ivh --nosignature https://yum.example.org/a.rpm
# bad: TR403
RUN apk add --no-cache --allow-untrusted a.apk
# bad: TR403
RUN apk --allow-untrusted --repository https://apk.example.org/ add foo
# bad: TR403
RUN yum-config-manager --save --setopt=a.sslverify=0
# bad: TR403
RUN echo sslverify=false >> /etc/yum.conf
# bad: TR403
RUN conda config --set ssl_verify false
# bad: TR403
RUN mvn -Dmaven.wagon.http.ssl.insecure=true package
# bad: TR403
RUN composer config --global disable-tls true
# bad: TR207
RUN echo insecure >> ~/.curlrc
# bad: TR207
RUN echo "check_certificate = off" >> ~/.wgetrc
# bad: TR211
RUN git clone https://git.example.org/a.git && cd a && make install
# bad: TR211
RUN git clone --depth=1 -b master https://git.example.org/b.git
# bad: TR211
RUN git clone git@git.example.org:team/c.git /c
# bad: TR205
RUN git clone git://git.example.org/d.git && cd d && git checkout v1.0
# bad: TR211
RUN pip install git+https://git.example.org/e.git
# bad: TR211
RUN pip install --no-cache-dir "f @ git+https://git.example.org/f.git@main"
# bad: TR211
RUN cargo install --git https://git.example.org/g.git
RUN git clone https://git.example.org/h.git /h && cd /h \
 && git checkout 0123456789abcdef0123456789abcdef01234567
SHELL ["powershell", "-Command"]
# bad: TR207
RUN [Net.ServicePointManager]::ServerCertificateValidationCallback = {$true}; Invoke-WebRequest https://a.example.org/a.zip
