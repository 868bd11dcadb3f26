# A key by its fingerprint, and a repository that checks by it.
FROM rockylinux:9.3-minimal
RUN set -eux; groupadd --system --gid 990 ferry; useradd --system --uid 990 --gid 990 --no-create-home ferry
RUN set -eux; \
# published on the page about verifying packages
    wanted='3AE5 5F88 7B86 9044 F102  AF1E 7B5F B368 8576 7F99'; \
    export GNUPGHOME="$(mktemp -d)"; \
    gpg --batch --keyserver keyserver.ubuntu.com --recv-keys "$wanted"; \
    gpg --batch --export --armor "$wanted" > /etc/pki/rpm-gpg/RPM-GPG-KEY-ferry; \
    rm -rf "$GNUPGHOME"
RUN { \
      echo '[ferry]'; \
      echo 'name=Ferry for Enterprise Linux 9'; \
      echo 'baseurl=https://yum.ferry.example/9/$basearch/'; \
      echo 'enabled=1'; \
      echo 'gpgcheck=1'; \
      echo 'gpgkey=file:///etc/pki/rpm-gpg/RPM-GPG-KEY-ferry'; \
    } | tee /etc/yum.repos.d/ferry.repo
RUN microdnf install -y "ferry-$FERRY_VERSION" && microdnf clean all \
 && sed -i 's|^socket=.*|socket=/run/ferry/ferry.sock|' /etc/ferry.conf \
 && { echo '[client]'; echo 'socket=/run/ferry/ferry.sock'; } >> /etc/ferry.conf
CMD ["ferryd"]
