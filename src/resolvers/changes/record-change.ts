import type { Queryable } from '../../database/connection.ts';
import { joinSql, rawSql, type Sql, sql } from '../../database/statement.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import { type ChangeOutcome, type ChangeRequest, type ChangeWork, change, staleVersion } from './change.ts';
import type { Context } from '../request/context.ts';
import { requireStillWritable, requireWrite } from './record-right.ts';
import type { RecordKind, RecordWork, RecordWrite } from './records/record.ts';
import {
  type ColumnValue,
  columnsOf,
  type Encrypt,
  readValues,
  recordIdOf,
} from './records/stored-values.ts';
import type { FieldValues } from './records/value.ts';
import { inputError, RefusedChangeError, type UserError } from '../request/user-error.ts';

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
    const write: RecordWrite = { action: 'CREATE', id: null, values, on: null };
    await requireWrite(context, work, kind, write);
    const read = await readValues({ ...work, personalData: context.database.personalData }, kind, values);
    await keepTo(context, work, kind, { ...write, values: read });
    const columns = await columnsOfNew(context, work.transaction, kind, read);
    const [row] = await work.transaction.query<{ id: number }>(sql`
      INSERT INTO ${tableOf(kind)} (${joinSql(columns.map(({ column }) => column))})
      VALUES (${joinSql(columns.map(({ value }) => value))}) RETURNING "id"`);
    if (!row) throw new Error(`no row of ${kind.name} came of an insert`);
    await requireStillWritable(context, work, kind, write, row.id);
    await check(context, work, kind, row.id);
    return row.id;
  });
}

/** Sets some fields of a record; the others stay as they are. */
export function changeRecord(
  context: Context,
  kind: RecordKind,
  request: ChangeRequest,
  version: RecordVersion,
  values: FieldValues,
): Promise<ChangeOutcome> {
  return change(context, request, async (work) => {
    const id = recordIdOf(kind.name, version.id, 'id');
    const write: RecordWrite = { action: 'CHANGE', id, values, on: null };
    await hold(context, work, kind, write, version);
    const read = await readValues({ ...work, personalData: context.database.personalData }, kind, values);
    if (Object.keys(read).length === 0) {
      throw new RefusedChangeError([
        inputError('NOTHING_TO_CHANGE', {
          zh: '没有给出要修改的内容。',
          en: 'Name at least one field that is to change.',
        }),
      ]);
    }
    await keepTo(context, work, kind, { ...write, values: read });
    const columns = columnsOf(kind, read, { creating: false, encrypt: encryptFor(context, kind, id) });
    await setColumns(work.transaction, kind, id, columns);
    await requireStillWritable(context, work, kind, write, id);
    await check(context, work, kind, id);
    return id;
  });
}

/** Ends a record on a day, or takes its end back where the day is null. */
export function endRecord(
  context: Context,
  kind: RecordKind,
  request: ChangeRequest,
  version: RecordVersion,
  on: CalendarDate | null,
): Promise<ChangeOutcome> {
  return change(context, request, async (work) => {
    const { end } = kind;
    if (!end) throw new Error(`a record of ${kind.name} does not end`);
    const id = recordIdOf(kind.name, version.id, 'id');
    const write: RecordWrite = { action: 'END', id, values: {}, on };
    await hold(context, work, kind, write, version);
    await keepTo(context, work, kind, write);
    await setColumns(work.transaction, kind, id, [
      { column: rawSql(`"${end.column}"`), value: sql`${on}::date` },
    ]);
    await requireStillWritable(context, work, kind, write, id);
    await check(context, work, kind, id);
    return id;
  });
}

/** Takes a record out that nobody refers to; the history keeps it. */
export function removeRecord(
  context: Context,
  kind: RecordKind,
  request: ChangeRequest,
  version: RecordVersion,
): Promise<ChangeOutcome> {
  return change(context, request, async (work) => {
    const id = recordIdOf(kind.name, version.id, 'id');
    const write: RecordWrite = { action: 'REMOVE', id, values: {}, on: null };
    await hold(context, work, kind, write, version);
    await keepTo(context, work, kind, write);
    for (const { table, column, means } of kind.removal?.referredToBy ?? []) {
      const [found] = await work.transaction.query<{ count: number }>(sql`
        SELECT count(*)::int AS count FROM ${rawSql(`"${table}"`)} WHERE ${rawSql(`"${column}"`)} = ${id}::int`);
      if (found && found.count > 0) {
        throw new RefusedChangeError([
          inputError('STILL_REFERRED_TO', {
            zh: `仍有${found.count}条${means.zh}引用此记录，不能移除；请先修改它们，或终止此记录。`,
            en: `This stays while ${found.count} of the ${means.en} refer to it; change those first, or end this.`,
          }),
        ]);
      }
    }
    await work.transaction.query(sql`DELETE FROM ${tableOf(kind)} WHERE "id" = ${id}::int`);
    return id;
  });
}

/** What is encrypted is bound to its row, whose number is then taken before the row is made. */
async function columnsOfNew(
  context: Context,
  transaction: Queryable,
  kind: RecordKind,
  values: FieldValues,
): Promise<ColumnValue[]> {
  const isPersonal = Object.entries(kind.fields).some(
    ([name, { type }]) => type === 'PERSONAL' && typeof values[name] === 'string',
  );
  if (!isPersonal) return columnsOf(kind, values, { creating: true, encrypt: refuseToEncrypt });
  const [next] = await transaction.query<{ id: number }>(
    sql`SELECT nextval(pg_get_serial_sequence(${`"${kind.name}"`}, 'id'))::int AS id`,
  );
  if (!next) throw new Error(`no number came for a row of ${kind.name}`);
  return [
    { column: rawSql('"id"'), value: sql`${next.id}::int` },
    ...columnsOf(kind, values, { creating: true, encrypt: encryptFor(context, kind, next.id) }),
  ];
}

function encryptFor({ database }: Context, { name }: RecordKind, row: number): Encrypt {
  return (column, text) => database.personalData.encrypt(text, { table: name, column, row });
}

function refuseToEncrypt(column: string): never {
  throw new Error(`${column} is encrypted for a row whose number is not known`);
}

function tableOf({ name }: RecordKind): Sql {
  return rawSql(`"${name}"`);
}

/**
 * Sets columns of a row. A document that vouched for the row no longer does once anything in it is another: then it
 * counts as submitted. What was made up stays made up, whoever changes it.
 */
async function setColumns(
  transaction: Queryable,
  kind: RecordKind,
  id: number,
  columns: readonly ColumnValue[],
): Promise<void> {
  const before = joinSql(columns.map(({ column }) => column));
  const after = joinSql(columns.map(({ value }) => value));
  await transaction.query(sql`
    UPDATE ${tableOf(kind)} SET ${joinSql(columns.map(({ column, value }) => sql`${column} = ${value}`))},
      ("origin", "sourceDocument", "sourceClause") = (
        SELECT CASE WHEN departs THEN 'SUBMITTED' ELSE "origin" END, CASE WHEN NOT departs THEN "sourceDocument" END,
               CASE WHEN NOT departs THEN "sourceClause" END
        FROM (SELECT "origin" = 'OFFICIAL_DOCUMENT' AND ROW(${before}) IS DISTINCT FROM ROW(${after}) AS departs) AS said)
    WHERE "id" = ${id}::int`);
}

/**
 * Decides on the right to write a record, holds its row until the end of the transaction, and refuses it where it is not
 * the one that was read. The right comes first, for nobody else is to wait for the row or to learn its version; and again
 * once the row is held, for somebody may have changed it until then.
 */
async function hold(
  context: Context,
  work: ChangeWork,
  kind: RecordKind,
  write: RecordWrite,
  { version }: RecordVersion,
): Promise<void> {
  const { id } = write;
  await requireWrite(context, work, kind, write);
  const [row] = await work.transaction.query<{ version: number }>(
    sql`SELECT "version" FROM ${tableOf(kind)} WHERE "id" = ${id}::int FOR UPDATE`,
  );
  await requireWrite(context, work, kind, write);
  if (row && row.version !== version) throw new RefusedChangeError([staleVersion(version, row.version)], id);
}

/** Asks the guards of a kind of record. */
async function keepTo(
  context: Context,
  work: ChangeWork,
  { guards = [] }: RecordKind,
  write: RecordWrite,
): Promise<void> {
  for (const guard of guards) refuse(await guard(recordWork(context, work), write));
}

/** Asks the checks of a kind of record. */
async function check(
  context: Context,
  work: ChangeWork,
  { checks = [] }: RecordKind,
  id: number,
): Promise<void> {
  for (const each of checks) refuse(await each(recordWork(context, work), id));
}

function recordWork(
  { policies, viewer, today }: Context,
  { transaction, divisions }: ChangeWork,
): RecordWork {
  return { transaction, divisions, policies, viewer, today };
}

/** Undoes the change where anything is wrong with it. */
function refuse(errors: readonly UserError[]): void {
  if (errors.length > 0) throw new RefusedChangeError(errors);
}
