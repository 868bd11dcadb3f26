FROM ubuntu:22.04
ENV ROPE=v0.18.0
ADD https://releases.rope.example/${ROPE}/rope /rope
ADD https://releases.rope.example/${ROPE}/rope.asc /rope.asc
RUN gpg --batch --keyserver hkp://keyserver.ubuntu.com:80 --recv-keys C44F9DDB2AF4E99EB2CC98BF4E0FDD249AEF9CF0 \
 && gpg --batch --verify /rope.asc /rope
RUN chmod 755 /rope
ENTRYPOINT ["/rope", "--"]
