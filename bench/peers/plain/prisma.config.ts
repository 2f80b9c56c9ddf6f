import { defineConfig } from 'prisma/config';

// `prisma generate` insists on finding a schema engine, though it never runs one; a closed network has none to offer.
process.env['PRISMA_SCHEMA_ENGINE_BINARY'] ??= process.execPath;

export default defineConfig({ schema: 'schema.prisma' });
