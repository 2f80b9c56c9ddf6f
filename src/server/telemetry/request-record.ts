import { AsyncLocalStorage } from 'node:async_hooks';
import type { StatementListener } from '../../database/statement.ts';

/** What is noted of a request while it is answered. */
export interface RequestRecord {
  readonly statements: { readonly text: string; readonly milliseconds: number }[];
  /** The name of its operation, where it has one. */
  operation: string | null;
  /** What it may cost, once that is known. */
  cost: number | null;
}

const present = new AsyncLocalStorage<RequestRecord>();

/** Does the work of a request and notes what it asks of the database. */
export function recorded<Result>(work: (record: RequestRecord) => Promise<Result>): Promise<Result> {
  const record: RequestRecord = { statements: [], operation: null, cost: null };
  return present.run(record, () => work(record));
}

/** The record of the request that is being answered; undefined outside one. */
export function presentRecord(): RequestRecord | undefined {
  return present.getStore();
}

/** Notes a statement in the record of the request that sent it. */
export const noteStatement: StatementListener = ({ text, milliseconds }) => {
  presentRecord()?.statements.push({ text, milliseconds });
};
