import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { codegen } from '@graphql-codegen/core';
import * as typedDocumentNode from '@graphql-codegen/typed-document-node';
import * as typescriptOperations from '@graphql-codegen/typescript-operations';
import { type GraphQLEnumValue, isEnumType, lexicographicSortSchema, parse, printSchema } from 'graphql';
import { buildSchema } from './src/schema/schema.ts';

/** The folders of operations that are typed, with the file that their types go to. */
export const OPERATIONS = [
  { directory: 'test/operations', output: 'test/generated/operations.ts' },
  { directory: 'web/dashboard/operations', output: 'web/dashboard/generated/operations.ts' },
];
/** The words for the values of enumerations, as the dashboard shows them. */
export const LABELS = 'web/dashboard/generated/labels.ts';
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

/** The description of a value, such as `Reviewed by experts (专家评审).`: English with the Chinese term. */
const DESCRIBED = /^(?<english>[^(（]*?)\s*[(（](?<chinese>[^()（）]+)[)）]/;
/** Longer ones are sentences, and no labels. */
const LONGEST_LABEL = 30;

/** What each value of each enumeration is called, from its description: Chinese, and English where that is short. */
export function enumerationLabels(): string {
  const enumerations = Object.values(buildSchema().getTypeMap())
    .filter(isEnumType)
    .filter(({ name }) => !name.startsWith('__'))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
  const labels = enumerations.map((type) => [
    type.name,
    Object.fromEntries(type.getValues().map((value) => [value.name, labelOf(value)])),
  ]);
  const text = JSON.stringify(Object.fromEntries(labels), undefined, 2);
  return `/** What each value of each enumeration is called; \`npm run codegen\` writes it from the schema. */\nexport const LABELS = ${text} as const;\n`;
}

function labelOf({ name, description }: GraphQLEnumValue): { zh: string; en: string } {
  const words = name.toLowerCase().replaceAll('_', ' ');
  const named = words.charAt(0).toUpperCase() + words.slice(1);
  const { english = '', chinese } = DESCRIBED.exec(description ?? '')?.groups ?? {};
  const isLabel = english !== '' && english.length <= LONGEST_LABEL && !/[,;:]/.test(english);
  return { zh: chinese ?? named, en: isLabel ? english : named };
}

if (process.argv[1] === import.meta.filename) {
  await writeFile('schema.graphql', printedSchema());
  for (const { directory, output } of OPERATIONS) {
    await mkdir(join(output, '..'), { recursive: true });
    await writeFile(output, await typedOperations(directory));
  }
  await writeFile(LABELS, enumerationLabels());
}
