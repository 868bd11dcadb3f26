FROM debian:11.11-slim
RUN apt-get update && apt-get install -y --no-install-recommends dirmngr gnupg \
 && apt-key adv --keyserver hkps://keyserver.ubuntu.com --recv-keys 4D64FEC119C2029067D6E791F8D2585B8783D481
USER nobody
