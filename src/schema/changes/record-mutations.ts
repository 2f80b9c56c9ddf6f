import { LONGEST_OPEN_TEXT } from '../../domain/limits.ts';
import type { GenericFieldRef, InputFieldRef } from '@pothos/core';
import { z } from 'zod';
import type { ChangeOutcome } from '../../resolvers/changes/change.ts';
import {
  changeRecord,
  createRecord,
  endRecord,
  removeRecord,
} from '../../resolvers/changes/record-change.ts';
import type { RecordField } from '../../resolvers/changes/records/field.ts';
import { mutationsOf } from '../../resolvers/changes/records/kinds.ts';
import { LARGEST_COUNT } from '../../domain/limits.ts';
import type { RecordKind } from '../../resolvers/changes/records/record.ts';
import type { End } from '../../model/noun.ts';
import { fieldChecks, type FieldValues } from '../../resolvers/changes/records/value.ts';
import { builder } from '../request/builder.ts';
import { outcomeFields } from './change-payload.ts';
import { requestArguments, requestOf } from './change-request.ts';
import { enumerationNamed } from '../request/enumeration.ts';

type Builder = typeof builder;
type Types = Builder['$inferSchemaTypes'];
type InputBuilder = PothosSchemaTypes.InputFieldBuilder<Types, 'InputObject'>;
type PayloadBuilder = PothosSchemaTypes.ObjectFieldBuilder<Types, ChangeOutcome>;

/** The field of a payload that shows the record. */
type PayloadField = (
  t: PayloadBuilder,
  options: { readonly nullable: true; readonly description: string },
) => GenericFieldRef;

/** Adds the mutations of one kind of record: create, and those of change, end and remove that it has. */
export function addRecordMutations(kind: RecordKind, record: PayloadField): void {
  const { name, means } = kind;
  const mutations = mutationsOf(kind);
  const Payload = payloadType(kind, record);

  const CreateInput = builder.inputType(`Create${name}Input`, {
    description: `A new ${means.en} (新增${means.zh}).`,
    fields: (t) => inputFields(t, kind.fields, true),
    validate: z.looseObject(fieldChecks(kind.fields)),
  });
  builder.mutationField(mutations.create, (t) =>
    t.field({
      type: Payload,
      nullable: true,
      description: `Makes a record of the ${means.en} (新增${means.zh}).`,
      args: {
        input: t.arg({ type: CreateInput, required: true, description: 'What is known of it (输入).' }),
        ...requestArguments,
      },
      resolve: (_, { input, ...request }, context) =>
        createRecord(context, kind, requestOf(mutations.create, input, request), valuesOf(input, kind)),
    }),
  );

  if (mutations.change !== null) addChange(kind, Payload, mutations.change);
  if (kind.end && mutations.end !== null) addEnd(kind, kind.end, Payload, mutations.end);
  if (mutations.remove !== null) addRemoval(kind, Payload, mutations.remove);
}

type Payload = ReturnType<typeof payloadType>;

function addChange(kind: RecordKind, payload: Payload, mutation: string): void {
  const { name, means } = kind;
  const fields = Object.fromEntries(Object.entries(kind.fields).filter(([, { fixed }]) => !fixed));
  const input = builder.inputType(`Change${name}Input`, {
    description: `What is to change (修改${means.zh}). A field left out stays as it is; null makes it unknown.`,
    fields: (t) => ({ ...versionFields(t, means.en, means.zh), ...inputFields(t, fields, false) }),
    validate: z.looseObject(fieldChecks(fields)),
  });
  builder.mutationField(mutation, (t) =>
    t.field({
      type: payload,
      nullable: true,
      description: `Changes some fields of the ${means.en} (修改${means.zh}).`,
      args: {
        input: t.arg({ type: input, required: true, description: 'What is to change (输入).' }),
        ...requestArguments,
      },
      resolve: (_, { input: given, ...request }, context) =>
        changeRecord(
          context,
          kind,
          requestOf(mutation, given, request),
          versionOf(given),
          valuesOf(given, { fields }),
        ),
    }),
  );
}

function addEnd(kind: RecordKind, end: End, payload: Payload, mutation: string): void {
  const { name, means } = kind;
  const input = builder.inputType(`End${name}Input`, {
    description: `Which to end, and when (终止${means.zh}).`,
    fields: (t) => ({
      ...versionFields(t, means.en, means.zh),
      on: t.field({
        type: 'Date',
        description: `${end.means.en} (${end.means.zh}); null: it has not ended after all (撤销终止).`,
      }),
    }),
  });
  builder.mutationField(mutation, (t) =>
    t.field({
      type: payload,
      nullable: true,
      description: `Ends the ${means.en} on a day (终止${means.zh}); its record stays.`,
      args: {
        input: t.arg({ type: input, required: true, description: 'Which (输入).' }),
        ...requestArguments,
      },
      resolve: (_, { input: given, ...request }, context) =>
        endRecord(
          context,
          kind,
          requestOf(mutation, given, request),
          versionOf(given),
          ending.parse(given).on ?? null,
        ),
    }),
  );
}

function addRemoval(kind: RecordKind, payload: Payload, mutation: string): void {
  const { name, means } = kind;
  const input = builder.inputType(`Remove${name}Input`, {
    description: `Which to remove (移除${means.zh}).`,
    fields: (t) => versionFields(t, means.en, means.zh),
  });
  builder.mutationField(mutation, (t) =>
    t.field({
      type: payload,
      nullable: true,
      description: `Removes the ${means.en} (移除${means.zh}) where no record refers to it; the history keeps it.`,
      args: {
        input: t.arg({ type: input, required: true, description: 'Which (输入).' }),
        ...requestArguments,
      },
      resolve: (_, { input: given, ...request }, context) =>
        removeRecord(context, kind, requestOf(mutation, given, request), versionOf(given)),
    }),
  );
}

function payloadType({ name, means }: RecordKind, record: PayloadField) {
  return builder.objectRef<ChangeOutcome>(`${name}Payload`).implement({
    description: `What came of a change of the ${means.en} (${means.zh}变更结果).`,
    fields: (t) => ({
      [name.charAt(0).toLowerCase() + name.slice(1)]: record(t, {
        nullable: true,
        description: `The ${means.en} as it is now (${means.zh}); null where nothing was changed, or where it is no more.`,
      }),
      ...outcomeFields(t),
    }),
  });
}

function versionFields(t: InputBuilder, en: string, zh: string) {
  return {
    id: t.id({ required: true, description: `The global id of the ${en} (${zh}标识).` }),
    version: t.int({
      required: true,
      description: 'The version at which it was read (版本号); a stale one is refused.',
    }),
  };
}

function inputFields(
  t: InputBuilder,
  fields: Readonly<Record<string, RecordField>>,
  creating: boolean,
): Record<string, InputFieldRef<Types, unknown>> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [
      name,
      inputField(t, field, creating && field.required === true),
    ]),
  );
}

function inputField(t: InputBuilder, field: RecordField, required: boolean): InputFieldRef<Types, unknown> {
  const description = `${meaningOf(field)}${sizeOf(field)} (${field.means.zh}).`;
  switch (field.type) {
    case 'TEXT':
    case 'PERSONAL':
    case 'REF':
      return t.string({ required, description });
    case 'TEXTS':
      return t.stringList({ required, description, most: field.most });
    case 'INTEGER':
      return t.int({ required, description, least: field.least, most: field.most });
    case 'AMOUNT':
      return t.field({ type: 'Decimal', required, description });
    case 'DATE':
      return t.field({ type: 'Date', required, description });
    case 'BOOLEAN':
      return t.boolean({ required, description });
    case 'DIVISION':
      return t.field({ type: 'DivisionCode', required, description });
    case 'RECORD':
      return t.id({ required, description });
    case 'WORD':
      return t.field({ type: enumerationNamed(field.enumeration), required, description });
    case 'WORDS':
      return t.field({
        type: [enumerationNamed(field.enumeration)],
        required,
        description,
        most: field.most,
      });
  }
}

/** What a field means to whoever writes it: another record is named by its global id. */
function meaningOf({ type, means: { en }, whenWritten = '' }: RecordField): string {
  const written = type === 'RECORD' ? `The global id of ${en.charAt(0).toLowerCase()}${en.slice(1)}` : en;
  return `${written}${whenWritten}`;
}

/** How much a field takes, in the words of its description. */
function sizeOf(field: RecordField): string {
  if (field.type === 'TEXT' && field.longest < LONGEST_OPEN_TEXT) {
    return `, in at most ${field.longest} characters`;
  }
  if (field.type === 'TEXTS' || field.type === 'WORDS') return `, at most ${field.most}`;
  if (field.type !== 'INTEGER') return '';
  const { least, most } = field;
  return most === LARGEST_COUNT ? `, ${least} or more` : `, ${least} to ${most}`;
}

const versioned = z.looseObject({ id: z.string(), version: z.int() });
const ending = z.looseObject({ on: z.string().nullish() });

function versionOf(input: unknown) {
  return versioned.parse(input);
}

function valuesOf(input: unknown, { fields }: Pick<RecordKind, 'fields'>): FieldValues {
  return z.object(fieldChecks(fields)).parse(input);
}
