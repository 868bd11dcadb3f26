FROM debian:11.11-slim
RUN apt-key adv --keyserver hkp://keyserver.ubuntu.com --recv-keys 8783D481
USER nobody
