# The service as an image: docker build -t consortium-atlas . && docker run -p 4000:4000 -v atlas:/data consortium-atlas
# No package runs a script of its own when it is installed (.npmrc); none of them needs one.
ARG NODE_VERSION=20.20.2

FROM node:${NODE_VERSION}-bookworm-slim AS build
WORKDIR /atlas
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY tsconfig.json vite.service.config.ts prisma.config.ts ./
COPY scripts scripts
COPY prisma prisma
COPY web web
COPY src src
RUN node scripts/build.js
# What tests and builds the program is not needed to run it.
RUN npm uninstall --no-save --omit=dev typescript vite prisma @prisma/generator-helper graphiql react react-dom @mantine/core @mantine/hooks @tanstack/react-router @tanstack/react-virtual @urql/core react-intl urql @types/node @types/pg @types/yauzl @types/yazl

FROM node:${NODE_VERSION}-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000 ATLAS_DATA_DIR=/data
WORKDIR /atlas
COPY package.json ./
COPY policies policies
COPY prisma prisma
COPY --from=build /atlas/node_modules node_modules
COPY --from=build /atlas/dist dist
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/ready`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "dist/main.js"]
CMD ["serve"]
