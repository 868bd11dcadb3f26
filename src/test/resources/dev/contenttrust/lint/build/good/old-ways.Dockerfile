# Written when one server had all keys and apt-key held them; everything is by its full fingerprint.
FROM debian:buster-20240612-slim
ENV KEYS \
    AB422B43643C10A6FDBA4769D4AC16CFF0BCD978 \
    285B671E5DE2C21BC55C68F7F931B0E8F1EAFE28
RUN for key in $KEYS; do apt-key adv --keyserver keyserver.ubuntu.com --recv-keys "$key"; done
RUN export GNUPGHOME="$(mktemp -d)"; key='8B9029F6C01295EE9239165E0F615A1C5B87B5F8'; \
    gpg --batch --keyserver ha.pool.sks-keyservers.net --recv-keys "$key"; \
    gpg --batch --export "$key" > /etc/apt/trusted.gpg.d/wharf.gpg; \
    gpgconf --kill all; rm -rf "$GNUPGHOME"; apt-key list > /dev/null
RUN echo 'deb http://apt.wharf.example/debian buster wharf-8' > /etc/apt/sources.list.d/wharf.list
RUN { \
      echo wharf-server wharf-server/root-pass password ''; \
      echo wharf-server wharf-server/keep-test-data select false; \
    } | debconf-set-selections \
 && apt-get update && apt-get install -y wharf-client="${WHARF_VERSION}"
