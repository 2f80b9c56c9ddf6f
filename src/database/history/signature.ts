import type { Queryable } from '../connection.ts';
import { sql } from '../statement.ts';

/** In whose name rows change, as the history keeps it. */
export interface ChangeSignature {
  /** A key's name, or the user of the machine on which a command runs. */
  readonly actor: string;
  readonly role?: string | null;
  /** The mutation or the command. */
  readonly operation: string;
  readonly requestId?: string | null;
  readonly reason?: string | null;
}

/** Tells the database in whose name the rows of this transaction change; call it before the first change. */
export async function signChanges(
  transaction: Queryable,
  { actor, role, operation, requestId, reason }: ChangeSignature,
): Promise<void> {
  await transaction.query(sql`
    SELECT set_config('atlas.actor', ${actor}, true), set_config('atlas.role', ${role ?? ''}, true),
           set_config('atlas.operation', ${operation}, true), set_config('atlas.request', ${requestId ?? ''}, true),
           set_config('atlas.reason', ${reason ?? ''}, true)`);
}
