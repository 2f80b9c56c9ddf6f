// A generator of Prisma: writes what the Prisma schema says of columns and relations as a module that the model reads.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import generatorHelper from '@prisma/generator-helper';

generatorHelper.generatorHandler({
  onManifest: () => ({ prettyName: 'Data model', defaultOutput: '../src/generated/data-model.ts' }),
  onGenerate: async ({ generator, dmmf }) => {
    const path = generator.output?.value;
    if (!path) throw new Error('the generator has no output');
    const { models, enums } = dmmf.datamodel;
    const text = [
      '// Written by `prisma generate` from prisma/schema.prisma.',
      '',
      '/** The words of each enumeration of the database, in their order. */',
      `export const ENUMERATIONS = ${literal(Object.fromEntries(enums.map(({ name, values }) => [name, values.map((value) => value.name)])))} as const;`,
      '',
      '/** The columns of each table, and to which tables they refer. */',
      `export const DATA_MODEL = ${literal(Object.fromEntries(models.map((model) => [model.name, { columns: columnsOf(model), relations: relationsOf(model) }])))} as const;`,
      '',
    ];
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text.join('\n'));
  },
});

/** @param {import('@prisma/generator-helper').DMMF.Model} model */
function columnsOf({ fields }) {
  return Object.fromEntries(
    fields
      .filter(({ kind }) => kind !== 'object')
      .map(({ name, type, nativeType, isRequired, isList, hasDefaultValue }) => [
        name,
        // Prisma knows no list that may be null; one that begins empty never is.
        {
          type: nativeType?.[0] === 'Date' ? 'Date' : type,
          isNullable: isList ? !hasDefaultValue : !isRequired,
          isList,
          hasDefault: hasDefaultValue,
        },
      ]),
  );
}

/** @param {import('@prisma/generator-helper').DMMF.Model} model */
function relationsOf({ fields }) {
  return Object.fromEntries(
    fields
      .filter(({ kind }) => kind === 'object')
      .map(({ name, type, isList, relationFromFields }) => [
        name,
        { to: type, isList, column: relationFromFields?.[0] ?? null },
      ]),
  );
}

/** @param {object} value */
function literal(value) {
  return JSON.stringify(value, null, 2);
}
