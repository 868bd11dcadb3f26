#!/bin/sh
# "it" without its dash is taken for the image; what follows is its command, so nothing is mounted
docker run it --rm -v /:/host alpine:3.20.3 chroot /host
