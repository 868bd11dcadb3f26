#!/bin/sh
docker run -it --rm -v /:/host alpine:3.20.3 chroot /host
