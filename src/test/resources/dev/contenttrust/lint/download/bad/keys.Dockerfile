FROM ubuntu:20.04
# bad: TR303
RUN curl -fsSL https://walnut.example.org/linux/ubuntu/gpg | apt-key add -
# bad: TR303
RUN wget -qO - https://plum1.example.org/static/pgp/server-5.0.asc | sudo apt-key add - && apt-get update
# bad: TR303
RUN curl -fsSL https://walnut.example.org/linux/ubuntu/gpg | gpg --dearmor -o /usr/share/keyrings/docker.gpg
# bad: TR303
RUN rpm --import https://poplar1.example.org/keys/microsoft.asc
# bad: TR303
RUN wget https://maple.example.org/key.asc && apt-key add key.asc
# bad: TR303
RUN curl -sS https://rowan1.example.org/debian/pubkey.gpg -o /etc/apt/trusted.gpg.d/yarn.asc
# bad: TR303
RUN wget -O- https://spruce1.example.org/corretto.key | gpg --dearmor | tee /usr/share/keyrings/corretto.gpg > /dev/null
# bad: TR303
RUN curl https://maple.example.org/KEYS | gpg --import && wget https://spruce.example.org/a.tgz https://spruce.example.org/a.tgz.asc && gpg --verify a.tgz.asc a.tgz && tar xf a.tgz
# bad: TR303
RUN wget -q -O /etc/apk/keys/sgerrand.rsa.pub https://walnut1.example.org/sgerrand.rsa.pub \
# bad: TR204
  && wget https://birch.example.org/sgerrand/alpine-pkg-glibc/releases/download/2.35-r1/glibc-2.35-r1.apk \
  && apk add glibc-2.35-r1.apk
# bad: TR303 TR205
RUN wget -qO - http://maple.example.org/key.gpg | apt-key add -
# bad: TR303
RUN apt-key adv --fetch-keys https://willow1.example.org/compute/cuda/repos/ubuntu2004/x86_64/3bf863cc.pub
# bad: TR303
RUN curl https://poplar1.example.org/keys/microsoft.asc | gpg --dearmor > microsoft.gpg && install -o root -g root -m 644 microsoft.gpg /etc/apt/trusted.gpg.d/
RUN mkdir -p /etc/apt/keyrings && \
# bad: TR303
  curl -fsSL https://elm1.example.org/gpgkey/nodesource-repo.gpg.key | gpg --dearmor -o /etc/apt/keyrings/nodesource.gpg && \
  echo "deb [signed-by=/etc/apt/keyrings/nodesource.gpg] https://elm1.example.org/node_20.x nodistro main" > /etc/apt/sources.list.d/nodesource.list
# bad: TR303
RUN (curl -sS https://maple.example.org/key | apt-key add -) && apt-get update
RUN install -m 0755 -d /etc/apt/keyrings \
# bad: TR303
 && wget -qO /etc/apt/keyrings/x.asc https://maple.example.org/key
