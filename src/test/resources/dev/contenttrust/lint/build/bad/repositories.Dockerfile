FROM ubuntu:20.04
# bad: TR401
RUN echo "deb [trusted=yes] https://apt.example.org/ /" > /etc/apt/sources.list.d/a.list
# bad: TR401
RUN echo "deb [arch=amd64 allow-insecure=yes] http://apt.example.org/ stable main" | sudo tee -a /etc/apt/sources.list
# bad: TR401
RUN printf 'deb [ trusted=yes ] https://apt.example.org/ %s main\n' "$(lsb_release -cs)" >> /etc/apt/sources.list
# bad: TR401
RUN add-apt-repository 'deb [trusted=yes] http://apt.example.org/ubuntu focal main'
# bad: TR401
RUN sh -c 'echo "deb [trusted=yes] https://apt.example.org/ /" > /etc/apt/sources.list.d/b.list'
# bad: TR401
RUN sed -i 's|^deb http|deb [trusted=yes] http|' /etc/apt/sources.list
# bad: TR401
RUN sed -i 's/deb \[/deb [trusted=yes /' /etc/apt/sources.list.d/a.list
RUN cat > /etc/apt/sources.list.d/c.list <<EOF
# a comment
# bad: TR401
deb [trusted=yes] https://apt.example.org/ stable main
EOF
COPY <<EOF /etc/apt/sources.list.d/d.sources
Types: deb
URIs: https://apt.example.org/
Suites: stable
Components: main
# bad: TR401
Trusted: yes
EOF
# bad: TR405
RUN echo "deb http://apt.example.org/debian stable main" > /etc/apt/sources.list.d/e.list
# bad: TR405
RUN apt-add-repository "deb http://apt.example.org/ubuntu focal main"
# bad: TR405
RUN yum-config-manager --add-repo http://yum.example.org/a.repo
# bad: TR405
RUN zypper addrepo http://zypp.example.org/leap/ a
FROM rockylinux:9
# bad: TR402
RUN echo "gpgcheck=0" >> /etc/yum.conf
# bad: TR402
RUN sed -i 's/gpgcheck=1/gpgcheck=0/g' /etc/yum.repos.d/*.repo
# bad: TR402
RUN sed -i -e 's/^gpgcheck=.*/gpgcheck=0/' /etc/dnf/dnf.conf
# bad: TR402
RUN printf "[a]\nname=a\nbaseurl=https://yum.example.org/\ngpgcheck=0\nenabled=1\n" > /etc/yum.repos.d/a.repo
RUN { \
      echo '[b]'; \
      echo 'baseurl=https://yum.example.org/'; \
# bad: TR402
      echo 'gpgcheck=0'; \
    } > /etc/yum.repos.d/b.repo
RUN echo -e "[c]\n\
baseurl=https://yum.example.org/\n\
# bad: TR402
gpgcheck=0\n" > /etc/yum.repos.d/c.repo
RUN cat <<'EOF' > /etc/yum.repos.d/d.repo
[d]
# bad: TR405
baseurl=http://yum.example.org/$releasever
# bad: TR402
gpgcheck = 0
EOF
RUN cat <<EOF | tee /etc/yum.repos.d/e.repo
[e]
baseurl=https://yum.example.org/
# bad: TR402
gpgcheck=no
EOF
# bad: TR402
RUN dnf install -y --setopt=e.gpgcheck=0 foo
# bad: TR402
RUN yum-config-manager --save --setopt=e.gpgcheck=false
# bad: TR402
RUN zypper ar --no-gpgcheck https://zypp.example.org/leap/ a
# bad: TR402
RUN zypper -n ar -G https://zypp.example.org/leap/ a
# bad: TR402
RUN echo 'SigLevel = Never' >> /etc/pacman.conf
# bad: TR402
RUN sed -i 's/^SigLevel.*/SigLevel = Never/' /etc/pacman.conf
