import type { Queryable } from '../database/connection.ts';
import { joinSql, rawSql, type Sql, sql } from '../database/statement.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import { type ChangeOutcome, type ChangeRequest, type ChangeWork, change, staleVersion } from './change.ts';
import type { Context } from './context.ts';
import { AtlasError } from './errors.ts';
import { decodeIdOf } from './node.ts';
import type { RecordField } from './records/field.ts';
import type { RecordKind } from './records/record.ts';
import { columnOf, type FieldValue, type FieldValues, parameterOf } from './records/value.ts';
import { mayAt, type RecordPlace, rightRefused } from './rights.ts';
import { inputError, RefusedChange, type UserError } from './user-error.ts';

/** Which record, as it was when it was read. */
export interface RecordVersion {
  readonly id: string;
  readonly version: number;
}

/** Makes a record. */
export function createRecord(
  context: Context,
  kind: RecordKind,
  request: ChangeRequest,
  values: FieldValues,
): Promise<ChangeOutcome> {
  return change(context, request, async (work) => {
    const { transaction } = work;
    const missing = Object.entries(kind.fields).flatMap(([name, { required }]) =>
      required && (values[name] ?? null) === null ? [name] : [],
    );
    if (missing.length > 0) throw new RefusedChange(missing.map(requiredField));
    const stored = await storedValues(work, kind, values);
    const [row] = await transaction.query<{ id: number }>(sql`
      INSERT INTO ${tableOf(kind)} (${joinSql(stored.map(({ column }) => column))})
      VALUES (${joinSql(stored.map(({ value }) => value))}) RETURNING "id"`);
    if (!row) throw new Error(`no row of ${kind.name} came of an insert`);
    await requirePlace(context, work, kind, row.id);
    return row.id;
  });
}

/** Sets some fields of a record; the others stay as they are. */
export function changeRecord(
  context: Context,
  kind: RecordKind,
  request: ChangeRequest,
  { id: globalId, version }: RecordVersion,
  values: FieldValues,
): Promise<ChangeOutcome> {
  return change(context, request, async (work) => {
    const { transaction } = work;
    const id = idOf(kind, globalId, 'id');
    await lockVersion(transaction, kind, id, version);
    await requirePlace(context, work, kind, id);
    const emptied = Object.entries(kind.fields).flatMap(([name, { required }]) =>
      required && values[name] === null ? [name] : [],
    );
    if (emptied.length > 0) throw new RefusedChange(emptied.map(requiredField));
    const stored = await storedValues(work, kind, values);
    if (stored.length === 0) {
      throw new RefusedChange([
        inputError('NOTHING_TO_CHANGE', {
          zh: '没有给出要修改的内容。',
          en: 'Name at least one field that is to change.',
        }),
      ]);
    }
    await transaction.query(sql`
      UPDATE ${tableOf(kind)} SET ${joinSql(stored.map(({ column, value }) => sql`${column} = ${value}`))}
      WHERE "id" = ${id}::int`);
    await requirePlace(context, work, kind, id);
    return id;
  });
}

/** Ends a record on a day, or takes it out where nobody refers to it. */
export function endRecord(
  context: Context,
  kind: RecordKind,
  request: ChangeRequest,
  { id: globalId, version }: RecordVersion,
  on: CalendarDate | null,
): Promise<ChangeOutcome> {
  return change(context, request, async (work) => {
    const { transaction } = work;
    const id = idOf(kind, globalId, 'id');
    await lockVersion(transaction, kind, id, version);
    await requirePlace(context, work, kind, id);
    if (kind.end.how === 'REMOVED') {
      await transaction.query(sql`DELETE FROM ${tableOf(kind)} WHERE "id" = ${id}::int`);
    } else {
      await transaction.query(sql`
        UPDATE ${tableOf(kind)} SET ${rawSql(`"${kind.end.column}"`)} = ${on}::date WHERE "id" = ${id}::int`);
    }
    return id;
  });
}

function tableOf({ name }: RecordKind): Sql {
  return rawSql(`"${name}"`);
}

/** Holds the row until the end of the transaction, and refuses it where it is not the one that was read. */
async function lockVersion(
  transaction: Queryable,
  kind: RecordKind,
  id: number,
  version: number,
): Promise<void> {
  const [row] = await transaction.query<{ version: number }>(
    sql`SELECT "version" FROM ${tableOf(kind)} WHERE "id" = ${id}::int FOR UPDATE`,
  );
  if (!row) {
    throw new RefusedChange([
      inputError('NOT_FOUND', { zh: '这条记录已不存在。', en: 'The record is no longer there.' }, 'id'),
    ]);
  }
  if (row.version !== version) throw new RefusedChange([staleVersion(version, row.version)], id);
}

/** Refuses a record that belongs where the viewer may not write: before a change, and as it would be after it. */
async function requirePlace(
  context: Context,
  { transaction, divisions }: ChangeWork,
  kind: RecordKind,
  id: number,
): Promise<void> {
  const places = await transaction.query<Required<RecordPlace>>(kind.scope(id));
  if (!places.some((place) => mayAt(context.viewer, kind.right, place, divisions))) {
    throw rightRefused(context.viewer, kind.right);
  }
}

/** The columns that some values go to. Throws RefusedChange naming every value that names nothing. */
async function storedValues(
  work: ChangeWork,
  kind: RecordKind,
  values: FieldValues,
): Promise<{ readonly column: Sql; readonly value: Sql }[]> {
  const errors: UserError[] = [];
  const stored: { column: Sql; value: Sql }[] = [];
  for (const [name, field] of Object.entries(kind.fields)) {
    const value = values[name];
    if (value === undefined) continue;
    const problem = await referenceProblem(work, name, field, value);
    if (problem) errors.push(problem);
    else stored.push({ column: columnOf(field), value: parameterOf(field, storedValue(name, field, value)) });
  }
  if (errors.length > 0) throw new RefusedChange(errors);
  return stored;
}

function storedValue(name: string, field: RecordField, value: FieldValue): FieldValue {
  return field.type === 'RECORD' && typeof value === 'string'
    ? idOf({ name: field.noun }, value, name)
    : value;
}

async function referenceProblem(
  { transaction, divisions }: ChangeWork,
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
  const id = idOf({ name: field.noun }, value, name);
  const rows = await transaction.query(
    sql`SELECT "id" FROM ${rawSql(`"${field.noun}"`)} WHERE "id" = ${id}::int FOR KEY SHARE`,
  );
  if (rows.length > 0) return undefined;
  return inputError('NOT_FOUND', { zh: '所指的记录不存在。', en: 'What this names does not exist.' }, name);
}

/** The row number in a global id. Throws RefusedChange where the id is of no such record. */
function idOf({ name }: { readonly name: string }, globalId: string, field: string): number {
  try {
    return decodeIdOf(name, globalId);
  } catch (error) {
    if (!(error instanceof AtlasError)) throw error;
    throw new RefusedChange([
      inputError('BAD_ID', { zh: '这不是此类记录的标识。', en: error.message }, field),
    ]);
  }
}

function requiredField(name: string): UserError {
  return inputError('REQUIRED', { zh: '此项必填。', en: 'This cannot be left out.' }, name);
}
