import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { codegen } from '@graphql-codegen/core';
import * as typedDocumentNode from '@graphql-codegen/typed-document-node';
import * as typescriptOperations from '@graphql-codegen/typescript-operations';
import { lexicographicSortSchema, parse, printSchema } from 'graphql';
import { buildSchema } from './src/schema/schema.ts';

/** The folders of operations that are typed, with the file that their types go to. */
const OPERATIONS = [{ directory: 'test/operations', output: 'test/generated/operations.ts' }];
/** Scalars as clients see them in JSON. */
const SCALARS = {
  Decimal: 'string',
  Date: 'string',
  DateTime: 'string',
  DivisionCode: 'string',
  CreditCode: 'string',
  ApplicationForm: 'unknown',
};

/** The schema as it is printed into schema.graphql and served under /schema.graphql. */
export function printedSchema(): string {
  return `${printSchema(lexicographicSortSchema(buildSchema()))}\n`;
}

/** The types and typed documents of the operations in a folder. */
export async function typedOperations(directory: string): Promise<string> {
  const files = (await readdir(directory)).filter((name) => name.endsWith('.graphql')).toSorted();
  const documents = await Promise.all(
    files.map(async (name) => ({
      location: name,
      document: parse(await readFile(join(directory, name), 'utf8')),
    })),
  );
  return codegen({
    filename: 'operations.ts',
    schema: parse(printedSchema()),
    documents,
    config: { scalars: SCALARS, useTypeImports: true, enumsAsTypes: true, immutableTypes: true },
    plugins: [{ typescriptOperations: {} }, { typedDocumentNode: {} }],
    pluginMap: { typescriptOperations, typedDocumentNode },
  });
}

if (process.argv[1] === import.meta.filename) {
  await writeFile('schema.graphql', printedSchema());
  for (const { directory, output } of OPERATIONS) {
    await mkdir(join(output, '..'), { recursive: true });
    await writeFile(output, await typedOperations(directory));
  }
}
