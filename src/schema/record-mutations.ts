import type { GenericFieldRef, InputFieldRef } from '@pothos/core';
import { z } from 'zod';
import type { ChangeOutcome, ChangeRequest } from '../resolvers/change.ts';
import { changeRecord, createRecord, endRecord } from '../resolvers/record-change.ts';
import type { RecordField } from '../resolvers/records/field.ts';
import { mutationsOf } from '../resolvers/records/kinds.ts';
import type { RecordKind } from '../resolvers/records/record.ts';
import { fieldChecks, type FieldValues } from '../resolvers/records/value.ts';
import { builder } from './builder.ts';
import { ENUMERATIONS } from './enumerations.ts';
import { UserError } from './user-error.ts';

type Builder = typeof builder;
type Types = Builder['$inferSchemaTypes'];
type InputBuilder = PothosSchemaTypes.InputFieldBuilder<Types, 'InputObject'>;
type PayloadBuilder = PothosSchemaTypes.ObjectFieldBuilder<Types, ChangeOutcome>;

/** The field of a payload that shows the record. */
type PayloadField = (
  t: PayloadBuilder,
  options: { readonly nullable: true; readonly description: string },
) => GenericFieldRef;

const LONGEST_KEY = 200;
const LONGEST_REASON = 1000;

/** What every mutation of a record takes besides its input. */
const requestArguments = builder.args((t) => ({
  idempotencyKey: t.string({
    description: `Your own name for this request, of at most ${LONGEST_KEY} characters (幂等键): sent again, it returns the first answer and changes nothing more.`,
    validate: z.string().min(1).max(LONGEST_KEY),
  }),
  reason: t.string({
    description: 'Why (变更原因); the history keeps it.',
    validate: z.string().max(LONGEST_REASON),
  }),
}));

/** Adds the mutations of one kind of record: create, change, and end or remove. */
export function addRecordMutations(kind: RecordKind, record: PayloadField): void {
  const { name, means } = kind;
  const mutations = mutationsOf(kind);
  const Payload = payloadType(kind, record);
  const changeable = Object.fromEntries(Object.entries(kind.fields).filter(([, { fixed }]) => !fixed));

  const CreateInput = builder.inputType(`Create${name}Input`, {
    description: `A new ${means.en} (新增${means.zh}).`,
    fields: (t) => inputFields(t, kind.fields, true),
    validate: z.looseObject(fieldChecks(kind.fields)),
  });
  builder.mutationField(mutations.create, (t) =>
    t.field({
      type: Payload,
      description: `Makes a record of the ${means.en} (新增${means.zh}).`,
      args: {
        input: t.arg({ type: CreateInput, required: true, description: 'What is known of it (输入).' }),
        ...requestArguments,
      },
      resolve: (_, { input, ...request }, context) =>
        createRecord(context, kind, requestOf(mutations.create, input, request), valuesOf(input, kind)),
    }),
  );

  const ChangeInput = builder.inputType(`Change${name}Input`, {
    description: `What is to change (修改${means.zh}). A field left out stays as it is; null makes it unknown.`,
    fields: (t) => ({ ...versionFields(t, means.en, means.zh), ...inputFields(t, changeable, false) }),
    validate: z.looseObject(fieldChecks(changeable)),
  });
  builder.mutationField(mutations.change, (t) =>
    t.field({
      type: Payload,
      description: `Changes some fields of the ${means.en} (修改${means.zh}).`,
      args: {
        input: t.arg({ type: ChangeInput, required: true, description: 'What is to change (输入).' }),
        ...requestArguments,
      },
      resolve: (_, { input, ...request }, context) =>
        changeRecord(
          context,
          kind,
          requestOf(mutations.change, input, request),
          versionOf(input),
          valuesOf(input, { ...kind, fields: changeable }),
        ),
    }),
  );

  const { end } = kind;
  const EndInput = builder.inputType(end.how === 'DATED' ? `End${name}Input` : `Remove${name}Input`, {
    description:
      end.how === 'DATED'
        ? `Which to end, and when (终止${means.zh}).`
        : `Which to remove (移除${means.zh}).`,
    fields: (t) => ({
      ...versionFields(t, means.en, means.zh),
      ...(end.how === 'DATED'
        ? { on: t.field({ type: 'Date', required: true, description: `${end.means.en} (${end.means.zh}).` }) }
        : {}),
    }),
  });
  builder.mutationField(mutations.end, (t) =>
    t.field({
      type: Payload,
      description:
        end.how === 'DATED'
          ? `Ends the ${means.en} on a day (终止${means.zh}); its record stays.`
          : `Removes the ${means.en} (移除${means.zh}); the history keeps it.`,
      args: {
        input: t.arg({ type: EndInput, required: true, description: 'Which (输入).' }),
        ...requestArguments,
      },
      resolve: (_, { input, ...request }, context) =>
        endRecord(
          context,
          kind,
          requestOf(mutations.end, input, request),
          versionOf(input),
          ending.parse(input).on ?? null,
        ),
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
      repeated: t.exposeBoolean('repeated', {
        description: 'Whether this is the answer to an earlier request with the same key (是否重复请求).',
      }),
      userErrors: t.field({
        type: [UserError],
        description: 'What is wrong with the input (输入错误); then nothing was changed.',
        resolve: ({ userErrors }) => [...userErrors],
      }),
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
  const description = `${field.means.en} (${field.means.zh}).`;
  switch (field.type) {
    case 'TEXT':
    case 'PERSONAL':
    case 'REF':
      return t.string({ required, description });
    case 'TEXTS':
      return t.stringList({ required, description });
    case 'INTEGER':
      return t.int({ required, description });
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
      return t.field({ type: ENUMERATIONS[field.enumeration], required, description });
    case 'WORDS':
      return t.field({ type: [ENUMERATIONS[field.enumeration]], required, description });
  }
}

const versioned = z.looseObject({ id: z.string(), version: z.int() });
const ending = z.looseObject({ on: z.string().nullish() });

function versionOf(input: unknown) {
  return versioned.parse(input);
}

function valuesOf(input: unknown, { fields }: Pick<RecordKind, 'fields'>): FieldValues {
  return z.object(fieldChecks(fields)).parse(input);
}

function requestOf(
  mutation: string,
  input: unknown,
  {
    idempotencyKey = null,
    reason = null,
  }: { readonly idempotencyKey?: string | null | undefined; readonly reason?: string | null | undefined },
): ChangeRequest {
  return { mutation, input, idempotencyKey, reason };
}
