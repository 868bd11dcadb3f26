FROM oraclelinux:8-slim
RUN set -eux; \
# a note
	key='6CCC 07F3 95BA 6567 BCA2  0722 35F8 50CC 4393 8111'; \
	export GNUPGHOME="$(mktemp -d)"; \
	gpg --batch --keyserver keyserver.ubuntu.com --recv-keys "$key"; \
	gpg --batch --export --armor "$key" > /etc/pki/rpm-gpg/RPM-GPG-KEY-mysql; \
	rm -rf "$GNUPGHOME"
RUN set -eu; { echo '[mysql8.0]'; echo 'gpgcheck=1'; echo 'baseurl=https://lime.example.org/yum/mysql-8.0-community/docker/el/8/$basearch/'; echo 'gpgkey=file:///etc/pki/rpm-gpg/RPM-GPG-KEY-mysql'; } | tee /etc/yum.repos.d/mysql-community-minimal.repo
RUN microdnf install -y mysql-community-server-minimal
