import { rawSql, type Sql, sql } from '../../database/statement.ts';
import type { ChangeWork } from './change.ts';
import type { Context } from '../request/context.ts';
import {
  scopeOwner,
  type ScopeOwner,
  type ScopeRow,
  scopesFrom,
  scopesOn,
} from '../request/scope-statement.ts';
import type { RecordField } from './records/field.ts';
import { OFFICIAL, type RecordKind, type RecordWrite } from './records/record.ts';
import { recordIdOf } from './records/stored-values.ts';
import type { FieldValue } from './records/value.ts';
import { mayAt, type AccessScope, type Right, rightRefused } from '../request/rights.ts';
import { inputError, RefusedChangeError } from '../request/user-error.ts';

/**
 * Decides on the right to a write, before anything of it is written or looked up: by the record as it is, by where it
 * belongs today, and by all that is given of where it is to belong. What the write itself would make so counts for nothing.
 *
 * A record that the viewer may not know of is answered as one that is not there, after the same statements.
 *
 * @param write with other records by their global ids.
 * @throws AtlasError FORBIDDEN or UNAUTHENTICATED; RefusedChangeError where there is no such record, or some of what is given
 * is official.
 */
export async function requireWrite(
  context: Context,
  work: ChangeWork,
  kind: RecordKind,
  write: RecordWrite,
): Promise<void> {
  const stored = write.id === null ? undefined : await storedScopes(context, work, kind, write, write.id);
  const right = neededRight(kind, write, stored?.isOfficial === true);
  requireStored(context, work, kind, stored, right);
  const given = await givenScopes(context, work, kind, write, stored?.scopes ?? []);
  const scopes = [...(stored?.scopes ?? []), ...given];
  const may = (needed: Right) =>
    scopes.every((scope) => mayAt(context.viewer, needed, scope, work.divisions));
  if (!may(right)) throw rightRefused(context.viewer, right);
  const official = Object.keys(write.values).filter((name) => kind.fields[name]?.official);
  if (official.length > 0 && !may(OFFICIAL)) throw new RefusedChangeError(official.map(officialField));
}

/** Refuses a write that took the record to where the viewer may not write, and so undoes it. */
export async function requireStillWritable(
  context: Context,
  work: ChangeWork,
  kind: RecordKind,
  write: RecordWrite,
  id: number,
): Promise<void> {
  const { scopes } = await storedScopes(context, work, kind, write, id);
  if (!scopes.every((scope) => mayAt(context.viewer, kind.right, scope, work.divisions))) {
    throw rightRefused(context.viewer, kind.right);
  }
}

interface StoredScopes {
  readonly isThere: boolean;
  readonly isOfficial: boolean;
  readonly scopes: readonly AccessScope[];
}

/** Where a record belongs as it is stored. What is asked of the database is the same whether it is there or not. */
async function storedScopes(
  { today }: Context,
  { transaction }: ChangeWork,
  kind: RecordKind,
  write: RecordWrite,
  id: number,
): Promise<StoredScopes> {
  const table = rawSql(`"${kind.name}"`);
  const settles = kind.settles?.(write) === true;
  const scopes = ownersOf(kind).map(({ owner, column }) => {
    const ids = sql`SELECT ${column} FROM ${table} WHERE "id" = ${id}::int`;
    return settles ? scopesFrom(ids, today) : scopesOn(owner, ids, today);
  });
  const rows = await transaction.query<Required<AccessScope> & { isOfficial: boolean }>(sql`
    SELECT coalesce(${kind.official?.rows ?? sql`false`}, false) AS "isOfficial", scope."divisionCode", scope."unitRef"
    FROM ${table} record LEFT JOIN (${joinedByUnion(scopes)}) AS scope ON true WHERE record."id" = ${id}::int`);
  return { isThere: rows.length > 0, isOfficial: rows[0]?.isOfficial === true, scopes: rows };
}

/** Where what is given says that the record belongs, or is to belong. */
async function givenScopes(
  { today }: Context,
  { transaction, divisions }: ChangeWork,
  kind: RecordKind,
  write: RecordWrite,
  stored: readonly AccessScope[],
): Promise<AccessScope[]> {
  const { values } = write;
  if (kind.owners === 'ITSELF') {
    const [name] = Object.entries(kind.fields).find(([, { type }]) => type === 'DIVISION') ?? [];
    const code = name === undefined ? undefined : values[name];
    if (name === undefined || (code === undefined && write.id !== null)) return [];
    if (typeof code === 'string' && divisions.get(code) === undefined) throw unknownDivision(name, code);
    const own = kind.name === 'Unit' && typeof values['ref'] === 'string' ? values['ref'] : null;
    return [
      {
        divisionCode: typeof code === 'string' ? code : null,
        unitRef: write.id === null ? own : (stored[0]?.unitRef ?? null),
      },
    ];
  }
  const found: AccessScope[] = [];
  for (const { field, owner } of ownersOf(kind)) {
    const value: FieldValue | undefined = field === null ? undefined : values[field];
    if (field === null || typeof value !== 'string') continue;
    const id = sql`${recordIdOf(owner, value, field)}::int`;
    const settles = kind.settles?.(write) === true;
    const rows = await transaction.query<ScopeRow>(
      settles ? scopesFrom(id, today) : scopesOn(owner, id, today),
    );
    if (rows.length === 0) throw noSuchRecord(field);
    found.push(...rows);
  }
  return found;
}

/** Refuses a write of a record that is not there, or that the viewer may not write. */
function requireStored(
  { viewer }: Context,
  { divisions }: ChangeWork,
  kind: RecordKind,
  stored: StoredScopes | undefined,
  right: Right,
): void {
  if (stored === undefined) return;
  const may = (needed: Right) => stored.scopes.every((scope) => mayAt(viewer, needed, scope, divisions));
  const isWritable = stored.isThere && may(right);
  const isKnown = stored.isThere && (kind.seenBy === undefined || may(kind.seenBy) || isWritable);
  if (!isKnown) throw noRecord();
  if (!isWritable) throw rightRefused(viewer, right);
}

function neededRight(kind: RecordKind, write: RecordWrite, isOfficialRow: boolean): Right {
  const { official, end, right } = kind;
  const isOfficial =
    (isOfficialRow && (official?.writes?.(write) ?? true)) ||
    official?.makes?.(write.values) === true ||
    (write.action === 'END' && end?.official === true);
  return isOfficial ? OFFICIAL : right;
}

interface OwnerField {
  readonly owner: ScopeOwner;
  /** The field that names the owner; null for a record that is its own. */
  readonly field: string | null;
  readonly column: Sql;
}

function ownersOf({ name, owners, fields }: RecordKind): OwnerField[] {
  if (owners === 'ITSELF') return [{ owner: scopeOwner(name), field: null, column: rawSql('"id"') }];
  return owners.map((field) => {
    const { column, noun } = recordField(name, field, fields[field]);
    return { owner: scopeOwner(noun), field, column: rawSql(`"${column}"`) };
  });
}

function recordField(kind: string, name: string, field: RecordField | undefined) {
  if (field?.type !== 'RECORD') throw new Error(`${kind}.${name} names no record`);
  return field;
}

function joinedByUnion(statements: readonly Sql[]): Sql {
  return statements.reduce((one, other) => sql`${one} UNION ALL ${other}`);
}

function noRecord(): RefusedChangeError {
  return new RefusedChangeError([
    inputError('NOT_FOUND', { zh: '这条记录已不存在。', en: 'The record is no longer there.' }, 'id'),
  ]);
}

function noSuchRecord(field: string): RefusedChangeError {
  return new RefusedChangeError([
    inputError('NOT_FOUND', { zh: '所指的记录不存在。', en: 'What this names does not exist.' }, field),
  ]);
}

function unknownDivision(field: string, code: string): RefusedChangeError {
  return new RefusedChangeError([
    inputError(
      'UNKNOWN_DIVISION',
      { zh: `没有代码为${code}的区划。`, en: `There is no division ${code}.` },
      field,
    ),
  ]);
}

function officialField(name: string) {
  return inputError(
    'OFFICIAL_FIELD',
    { zh: '此项由主管部门填写，请勿填写。', en: 'Only officers keep this; leave it out.' },
    name,
  );
}
