import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import type * as SchemaEngineModule from '@prisma/schema-engine-wasm';

/** Node 20 cannot import a .wasm file, so the package's two halves are put together here, once a process. */
async function instantiate(): Promise<typeof SchemaEngineModule> {
  const bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const file = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const bytes = await readFile(file.replace(/\.js$/, '.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': bindings });
  bindings.__wbg_set_wasm(instance.exports);
  const start = instance.exports['__wbindgen_start'];
  if (typeof start === 'function') start();
  return bindings;
}

let bindings: ReturnType<typeof instantiate> | undefined;

/**
 * Prisma's schema engine as WebAssembly over a driver adapter: it applies ordinary Prisma migrations without a
 * downloaded binary. Call `free()` when done.
 *
 * @param datamodels pairs of file name and content of the Prisma schema; only diffs need them.
 */
export async function createSchemaEngine(
  factory: SqlMigrationAwareDriverAdapterFactory,
  datamodels?: [name: string, content: string][],
): Promise<SchemaEngineModule.SchemaEngine> {
  bindings ??= instantiate();
  const { SchemaEngine } = await bindings;
  return SchemaEngine.new({ datamodels }, () => undefined, bindMigrationAwareSqlAdapterFactory(factory));
}
