import type { Queryable } from '../../database/connection.ts';
import { signChanges } from '../../database/history/signature.ts';
import { sql } from '../../database/statement.ts';
import { Decimal } from '../../domain/decimal.ts';
import type { DivisionTree } from '../../domain/division.ts';
import { userErrorOf } from './change-conflict.ts';
import type { Context } from '../request/context.ts';
import { keptDivisions } from '../request/division-rows.ts';
import { requireMutationRight } from './mutation-rights.ts';
import { actorOf } from '../request/viewer.ts';
import { inputError, RefusedChangeError, type UserError } from '../request/user-error.ts';

/** A change that somebody asks for. */
export interface ChangeRequest {
  readonly mutation: string;
  /** Everything that was asked for; a repeated request asks for the same. */
  readonly input: unknown;
  /** Whoever sends a key twice gets the first answer the second time. */
  readonly idempotencyKey: string | null;
  /** Why; kept in the history. */
  readonly reason: string | null;
}

/** What a change works with. Nothing else may be asked of the database meanwhile: the embedded one has one connection. */
export interface ChangeWork {
  readonly transaction: Queryable;
  readonly divisions: DivisionTree;
}

/** What came of it: the record that was made or changed, or what is wrong with the input. */
export interface ChangeOutcome {
  /** Null where nothing was changed, but for a stale version: then it is the record that somebody else changed. */
  readonly recordId: number | null;
  readonly userErrors: readonly UserError[];
  /** Whether this is the answer to an earlier request of the same key. */
  readonly repeated: boolean;
}

/**
 * Makes a change in one transaction, in the viewer's name: all of it or nothing. Throws AtlasError where the viewer
 * lacks the right; what is wrong with the input is in the outcome.
 *
 * @param work returns the id of the record that it made or changed; it throws RefusedChangeError where the input is wrong.
 */
export async function change(
  context: Context,
  request: ChangeRequest,
  work: (tools: ChangeWork) => Promise<number>,
): Promise<ChangeOutcome> {
  requireMutationRight(context.viewer, request.mutation);
  const divisions = await keptDivisions(context.database);
  try {
    return await context.database.transaction(async (transaction) => {
      await signChanges(transaction, {
        actor: actorOf(context),
        role: context.viewer.role,
        operation: request.mutation,
        requestId: context.requestId,
        reason: request.reason,
      });
      const earlier = await claimKey(transaction, context, request);
      if (earlier !== undefined) return { recordId: earlier, userErrors: [], repeated: true };
      const recordId = await work({ transaction, divisions });
      await keepAnswer(transaction, context, request, recordId);
      return { recordId, userErrors: [], repeated: false };
    });
  } catch (error) {
    if (error instanceof RefusedChangeError) {
      return { recordId: error.recordId, userErrors: error.userErrors, repeated: false };
    }
    const conflict = userErrorOf(error);
    if (conflict === undefined) throw error;
    return { recordId: null, userErrors: [conflict], repeated: false };
  } finally {
    context.forget();
  }
}

/**
 * Takes an idempotency key for this request. Of two requests with one key at one time the second waits here for the end
 * of the first.
 *
 * @returns the record of the first answer; undefined where this is the first request.
 */
async function claimKey(
  transaction: Queryable,
  context: Context,
  request: ChangeRequest,
): Promise<number | undefined> {
  const { mutation, idempotencyKey } = request;
  if (idempotencyKey === null) return undefined;
  const actor = actorOf(context);
  const { personalData } = context.database;
  const asked = canonical(request);
  const [claimed] = await transaction.query<{ claimed: boolean }>(sql`
    INSERT INTO "IdempotentRequest" ("actor", "key", "mutation", "inputHash", "recordId")
    VALUES (${actor}, ${idempotencyKey}, ${mutation}, ${personalData.fingerprint(asked)}, 0)
    ON CONFLICT DO NOTHING RETURNING true AS claimed`);
  if (claimed) return undefined;
  const [earlier] = await transaction.query<{ mutation: string; inputHash: string; recordId: number }>(sql`
    SELECT "mutation", "inputHash", "recordId" FROM "IdempotentRequest" WHERE "actor" = ${actor} AND "key" = ${idempotencyKey}`);
  if (earlier?.mutation === mutation && personalData.isFingerprintOf(earlier.inputHash, asked)) {
    return earlier.recordId;
  }
  throw new RefusedChangeError([
    {
      field: ['idempotencyKey'],
      code: 'IDEMPOTENCY_KEY_REUSED',
      message: {
        zh: '这个幂等键已用于另一个请求；请为新的请求换一个键。',
        en: 'This idempotency key was sent with another request; take a new key for a new request.',
      },
    },
  ]);
}

async function keepAnswer(
  transaction: Queryable,
  context: Context,
  { idempotencyKey }: ChangeRequest,
  recordId: number,
): Promise<void> {
  if (idempotencyKey === null) return;
  await transaction.query(sql`
    UPDATE "IdempotentRequest" SET "recordId" = ${recordId}::int
    WHERE "actor" = ${actorOf(context)} AND "key" = ${idempotencyKey}`);
}

/** What was asked for as one text, the same for the same request, whatever the order of its members. */
function canonical({ input, reason }: ChangeRequest): string {
  return JSON.stringify([input, reason], (_, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value) && !Decimal.isDecimal(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  );
}

/** Refuses a change of a record that somebody else has changed since it was read. */
export function staleVersion(read: number, current: number): UserError {
  return inputError(
    'STALE_VERSION',
    {
      zh: `您读取的是第${read}版，现在已是第${current}版；请重新读取，确认后再改。`,
      en: `You read version ${read}, and it is at version ${current} now; read it again and decide anew.`,
    },
    'version',
  );
}
