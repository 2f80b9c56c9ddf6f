import type { StatementRecord } from '../../src/database/statement.ts';

/** Names statements by the tables that they read, in the order in which the tables stand in them. */
export function namesOf(statements: readonly StatementRecord[]): string[] {
  return statements.map(({ text }) => {
    const tables = [...text.matchAll(/(?:FROM|JOIN)\s+(?:"public"\.)?"(\w+)"/g)].map(([, table]) => table);
    const counting = /^\s*SELECT count\(|count\(\*\)::int FROM/.test(text) ? 'count of ' : '';
    return counting + [...new Set(tables)].join(', ');
  });
}
