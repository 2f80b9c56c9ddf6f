import { z } from 'zod';
import type { Database } from '../../src/database/database.ts';
import { rawSql, sql } from '../../src/database/statement.ts';
import type { Viewer } from '../../src/resolvers/request/viewer.ts';
import { encodeId } from '../../src/resolvers/request/global-id.ts';
import { ADMINISTRATOR, answer, refusals } from '../graph/ask.ts';

const outcome = z.object({
  changed: z.object({
    record: z.object({ id: z.string(), version: z.int() }).nullable(),
    userErrors: z.array(z.object({ field: z.array(z.string()), code: z.string(), message: z.string() })),
  }),
});

/** What came of a mutation of a record. */
export type Outcome = z.infer<typeof outcome>['changed'];

/** The document of a mutation of a record, such as createUnit. */
export function documentOf(mutation: string): string {
  const record = mutation.replace(/^(create|change|end|remove)/, '');
  const field = record.charAt(0).toLowerCase() + record.slice(1);
  const input = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  return `mutation ($input: ${input}!) { changed: ${mutation}(input: $input) {
    record: ${field} { id version } userErrors { field code message(locale: EN) } } }`;
}

/** Sends a mutation of a record. */
export async function send(
  database: Database,
  mutation: string,
  input: object,
  viewer: Viewer = ADMINISTRATOR,
): Promise<Outcome> {
  const data = await answer(database, documentOf(mutation), { viewer, variables: { input } });
  return outcome.parse(data).changed;
}

/** Sends a mutation that must succeed and show the record. */
export async function sent(database: Database, mutation: string, input: object, viewer?: Viewer) {
  const { record, userErrors } = await send(database, mutation, input, viewer);
  if (!record) throw new Error(`${mutation} ${JSON.stringify(input)}: ${JSON.stringify(userErrors)}`);
  return record;
}

/** The codes of what is wrong with an input, each with the field that it is about. */
export async function faults(database: Database, mutation: string, input: object, viewer?: Viewer) {
  const { userErrors } = await send(database, mutation, input, viewer);
  return userErrors.map(({ field, code }) => `${field.slice(1).join('.')} ${code}`.trim());
}

/** The codes of the errors of a mutation that a viewer has no right to. */
export function refused(database: Database, mutation: string, input: object, viewer: Viewer) {
  return refusals(database, documentOf(mutation), { viewer, variables: { input } });
}

/** The global id of the record of a reference. */
export async function idOf(database: Database, table: string, ref: string): Promise<string> {
  const [row] = await database.query<{ id: number }>(
    sql`SELECT "id" FROM ${rawSql(`"${table}"`)} WHERE "ref" = ${ref}`,
  );
  if (!row) throw new Error(`there is no ${table} ${ref}`);
  return encodeId(table, row.id);
}

/** The number in a global id. */
export function numberOf(id: string): number {
  return Number(Buffer.from(id, 'base64url').toString('utf8').split(':')[1]);
}
