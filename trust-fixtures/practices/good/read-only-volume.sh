#!/bin/sh
docker run --rm --read-only -v "$PWD/site":/usr/share/nginx/html:ro --tmpfs /var/cache/nginx --tmpfs /run nginx:1.27.2
