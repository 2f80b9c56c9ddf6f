import { ENCRYPTED_COLUMNS } from '../../database/personal-data.ts';
import { rawSql, sql } from '../../database/statement.ts';
import { maskDocumentNumber, maskPhone } from '../../domain/masking.ts';
import type { Context } from '../request/context.ts';
import { actorOf } from '../request/viewer.ts';
import { AtlasError } from '../request/errors.ts';
import { defineLoader } from '../request/loader.ts';

/** The fields of records that hold document and phone numbers, by table and column. */
export type PersonalField =
  | { readonly table: 'Unit'; readonly column: 'contactPhoneCipher' }
  | { readonly table: 'ProjectPerson'; readonly column: 'documentNumberCipher' | 'phoneCipher' };

interface StoredValue {
  readonly id: number;
  readonly cipher: Uint8Array;
}

const storedValues = defineLoader<number, StoredValue, PersonalField>(async (ids, field, { database }) => {
  const { table, column } = columnOf(field);
  const rows = await database.query<StoredValue>(sql`
    SELECT "id", ${column} AS "cipher" FROM ${table} WHERE "id" = ANY (${ids}::int[]) AND ${column} IS NOT NULL`);
  return new Map(rows.map((row) => [row.id, row]));
});

/** Values in full, every one of them written down as looked at before it is read: what is not written down is not shown. */
const revealedValues = defineLoader<number, StoredValue, PersonalField>(async (ids, field, context) => {
  const { table, column } = columnOf(field);
  const { viewer, requestId } = context;
  const rows = await context.database.transaction(async (transaction) => {
    const found = await transaction.query<StoredValue>(sql`
      SELECT "id", ${column} AS "cipher" FROM ${table} WHERE "id" = ANY (${ids}::int[]) AND ${column} IS NOT NULL`);
    if (found.length === 0) return found;
    await transaction.query(sql`
      INSERT INTO "PersonalDataReveal" ("actor", "role", "requestId", "record", "recordKey", "field")
      SELECT ${actorOf(context)}::text, ${viewer.role}::text, ${requestId}::text, ${field.table}::text, "id"::text, ${field.column}::text
      FROM unnest(${found.map(({ id }) => id)}::int[]) AS "id"`);
    return found;
  });
  return new Map(rows.map((row) => [row.id, row]));
});

/** A number masked, as whoever may see people sees it; null where it is not known. Throws AtlasError where no key opens it. */
export async function maskedValue(
  context: Context,
  field: PersonalField,
  id: number,
): Promise<string | null> {
  const stored = await storedValues(context, field).load(id);
  if (!stored) return null;
  const text = opened(context, field, stored);
  return field.column === 'documentNumberCipher' ? maskDocumentNumber(text) : maskPhone(text);
}

/** A number in full, once it is written down who looks; null where it is not known. Throws AtlasError where no key opens it. */
export async function revealedValue(
  context: Context,
  field: PersonalField,
  id: number,
): Promise<string | null> {
  context.answerOnce();
  const stored = await revealedValues(context, field).load(id);
  return stored ? opened(context, field, stored) : null;
}

function opened({ database }: Context, field: PersonalField, { id, cipher }: StoredValue): string {
  const text = database.personalData.decrypt(cipher, { ...field, row: id });
  if (text !== undefined) return text;
  throw new AtlasError(
    'PERSONAL_DATA_UNREADABLE',
    'This is stored, and none of the service’s keys opens it; ask whoever runs the service for the key that is missing.',
  );
}

/** Names of our own, which the list of encrypted columns holds. */
function columnOf({ table, column }: PersonalField) {
  const known = ENCRYPTED_COLUMNS.find((each) => each.table === table && each.column === column);
  if (!known) throw new Error(`${table}.${column} is not among the encrypted columns`);
  return { table: rawSql(`"${known.table}"`), column: rawSql(`"${known.column}"`) };
}
