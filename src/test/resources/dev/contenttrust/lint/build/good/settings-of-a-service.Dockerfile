# What services set up: nothing of it is a secret, a repository or a download.
FROM php:8.3.14-apache
ENV BUILD_TOOLS \
        autoconf \
        file \
        g++
ENV SERVICE_CFLAGS="-fstack-protector-strong -fpic -O2 -D_FILE_OFFSET_BITS=64"
ENV SERVICE_HOME=/srv/service PATH=/srv/service/bin:$PATH GEM_QUIET=1
RUN set -eux; { \
      echo 'Package: php*'; echo 'Pin: release *'; echo 'Pin-Priority: -1'; \
    } > /etc/apt/preferences.d/ours-alone
RUN a2enmod remoteip && { echo 'RemoteIPHeader X-Forwarded-For'; echo 'RemoteIPInternalProxy 10.0.0.0/8'; } \
      > /etc/apache2/conf-available/proxy.conf
RUN xargs -r apt-get install -y --no-install-recommends < "$SERVICE_HOME/packages.txt"
RUN set -eux; \
    answer="$(service --self-test 2>&1)"; \
    if ! echo "$answer" | grep -q 'all well'; then echo >&2 "$answer"; exit 1; fi
RUN pip3 install --no-cache-dir --no-compile 'setuptools==65.5.1' 'wheel<0.46'
RUN useradd --system --uid 1001 service
COPY --chown=service:service service.conf /srv/service/
COPY --from=tomcat:10.1.33-jdk17 /usr/local/tomcat /usr/local/tomcat
VOLUME /srv/data
EXPOSE 8080
USER service
CMD [ "service" ]
