FROM debian:latest
USER nobody
