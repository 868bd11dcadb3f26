FROM debian:12.8-slim
RUN apt-get update && apt-get install -y --no-install-recommends nginx-light && rm -rf /var/lib/apt/lists/*
USER www-data
CMD ["nginx", "-g", "daemon off;"]
