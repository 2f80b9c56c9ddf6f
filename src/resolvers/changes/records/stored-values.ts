import type { Queryable } from '../../../database/connection.ts';
import { rawSql, type Sql, sql } from '../../../database/statement.ts';
import type { PersonalDataKeys } from '../../../database/personal-data.ts';
import type { DivisionTree } from '../../../domain/division.ts';
import { AtlasError } from '../../request/errors.ts';
import { decodeIdOf } from '../../request/global-id.ts';
import { inputError, RefusedChangeError, type UserError } from '../../request/user-error.ts';
import type { RecordField } from './field.ts';
import type { RecordKind } from './record.ts';
import { columnOf, type FieldValue, type FieldValues, parameterOf } from './value.ts';

/** What reading an input asks of the database. */
interface ReadingWork {
  readonly transaction: Queryable;
  readonly personalData: PersonalDataKeys;
  readonly divisions: DivisionTree;
}

/** A column and the expression that it is set to. */
export interface ColumnValue {
  readonly column: Sql;
  readonly value: Sql;
}

/**
 * The values of an input as their columns keep them: other records by their row numbers.
 *
 * @throws RefusedChangeError naming every value that names nothing.
 */
export async function readValues(
  work: ReadingWork,
  { fields }: RecordKind,
  values: FieldValues,
): Promise<FieldValues> {
  const errors: UserError[] = [];
  const read: Record<string, FieldValue> = {};
  for (const [name, field] of Object.entries(fields)) {
    const value = values[name];
    if (value === undefined) continue;
    const problem =
      personalProblem(work, name, field, value) ?? (await referenceProblem(work, name, field, value));
    if (problem) errors.push(problem);
    else read[name] = readValue(name, field, value);
  }
  if (errors.length > 0) throw new RefusedChangeError(errors);
  return read;
}

/** What personal values of a row are encrypted with: by their column. */
export type Encrypt = (column: string, text: string) => Uint8Array;

/**
 * The columns that values go to, with the expressions of the fields that follow from others and were left out.
 *
 * @param creating whether the row is yet to be made, and its other columns hold nothing.
 */
export function columnsOf(
  { fields }: RecordKind,
  values: FieldValues,
  { creating, encrypt }: { readonly creating: boolean; readonly encrypt: Encrypt },
): ColumnValue[] {
  const given = (name: string): Sql | undefined => {
    const field = fields[name];
    const value = values[name];
    if (!field || value === undefined) return undefined;
    const isText = field.type === 'PERSONAL' && typeof value === 'string';
    return parameterOf(field, isText ? encrypt(field.column, value) : value);
  };
  const other = (name: string): Sql => {
    const field = fields[name];
    if (!field) throw new Error(`there is no field ${name}`);
    return given(name) ?? (creating ? sql`NULL` : columnOf(field));
  };
  return Object.entries(fields).flatMap(([name, field]) => {
    const isLeftOut = field.derived !== undefined && (values[name] ?? null) === null;
    const value = isLeftOut ? field.derived?.(other) : given(name);
    return value ? [{ column: columnOf(field), value }] : [];
  });
}

function readValue(name: string, field: RecordField, value: FieldValue): FieldValue {
  if (field.type === 'RECORD' && typeof value === 'string') return recordIdOf(field.noun, value, name);
  if (field.type === 'WORD' && value === field.unknown) return null;
  if (field.type === 'TEXTS' && value === null) return [];
  return value;
}

/** Nothing personal is stored that is not encrypted. */
function personalProblem(
  { personalData }: ReadingWork,
  name: string,
  field: RecordField,
  value: FieldValue,
): UserError | undefined {
  const isKept = field.type !== 'PERSONAL' || value === null || personalData.currentHead !== undefined;
  if (isKept) return undefined;
  return inputError(
    'PERSONAL_DATA_NOT_KEPT',
    {
      zh: '此服务没有个人信息加密密钥，不能保存此项；请留空。',
      en: 'Personal data is kept encrypted, and this service has no key to do so; leave this out.',
    },
    name,
  );
}

async function referenceProblem(
  { transaction, divisions }: ReadingWork,
  name: string,
  field: RecordField,
  value: FieldValue,
): Promise<UserError | undefined> {
  if (typeof value !== 'string') return undefined;
  if (field.type === 'DIVISION') {
    if (divisions.get(value)) return undefined;
    return inputError(
      'UNKNOWN_DIVISION',
      { zh: `没有代码为${value}的区划。`, en: `There is no division ${value}.` },
      name,
    );
  }
  if (field.type !== 'RECORD') return undefined;
  const id = recordIdOf(field.noun, value, name);
  const rows = await transaction.query(
    sql`SELECT "id" FROM ${rawSql(`"${field.noun}"`)} WHERE "id" = ${id}::int FOR KEY SHARE`,
  );
  if (rows.length > 0) return undefined;
  return inputError('NOT_FOUND', { zh: '所指的记录不存在。', en: 'What this names does not exist.' }, name);
}

/** The row number in a global id. Throws RefusedChangeError where the id is of no such record. */
export function recordIdOf(noun: string, globalId: string, field: string): number {
  try {
    return decodeIdOf(noun, globalId);
  } catch (error) {
    if (!(error instanceof AtlasError)) throw error;
    throw new RefusedChangeError([
      inputError('BAD_ID', { zh: '这不是此类记录的标识。', en: error.message }, field),
    ]);
  }
}
