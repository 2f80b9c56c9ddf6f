import { join } from 'node:path';
import type { Connection, Queryable, Session } from '../database/connection.ts';
import { signChanges } from '../database/history/signature.ts';
import { sql } from '../database/statement.ts';
import { PRISMA_DIRECTORY } from '../package-files.ts';
import { loadBeyondTableSet } from './beyond-table-set.ts';
import { importTableSet } from './import.ts';
import { problemLine } from './problem-line.ts';
import type { Provenance } from './table-writer.ts';

const HANGZHOU_2022: Provenance = {
  origin: 'OFFICIAL_DOCUMENT',
  sourceDocument: '杭州市科学技术局关于组织开展 2022 年省级创新联合体组建与申报工作的通知',
  sourceClause: '附件3',
};
const SYNTHETIC: Provenance = { origin: 'SYNTHETIC', sourceDocument: null, sourceClause: null };

/**
 * Loads what official documents name, with the contradictions of the documents as notes. All of it or nothing.
 *
 * @returns how many rows were inserted or changed; none the second time.
 */
export function loadOfficialRecords(session: Session): Promise<number> {
  return session.transaction((transaction) =>
    loadFolder(transaction, join(PRISMA_DIRECTORY, 'official/hangzhou-2022'), HANGZHOU_2022),
  );
}

/**
 * Loads the sample data, every row of it marked SYNTHETIC. All of it or nothing.
 *
 * @returns how many rows were inserted or changed; none the second time.
 */
export function loadSample(session: Session): Promise<number> {
  return session.transaction((transaction) =>
    loadFolder(transaction, join(PRISMA_DIRECTORY, 'sample'), SYNTHETIC),
  );
}

/**
 * Loads the official records and the sample data into a database that has neither a unit nor a consortium. Of several
 * that start at once, one loads and the others wait.
 *
 * @returns how many rows of each were written; none where the database was not empty.
 */
export function loadSampleIfEmpty(connection: Connection): Promise<{ official: number; sample: number }> {
  return connection.exclusively('consortium-atlas sample', () =>
    connection.transaction(async (transaction) => {
      if (!(await isEmpty(transaction))) return { official: 0, sample: 0 };
      const within = insideOf(transaction);
      return { official: await loadOfficialRecords(within), sample: await loadSample(within) };
    }),
  );
}

async function isEmpty(transaction: Queryable): Promise<boolean> {
  const [row] = await transaction.query<{ empty: boolean }>(
    sql`SELECT NOT EXISTS (SELECT FROM "Unit") AND NOT EXISTS (SELECT FROM "Consortium") AS empty`,
  );
  return row?.empty === true;
}

/** A folder is a table set; the one beside it with `-beyond` holds what the table set has no file for. */
async function loadFolder(
  transaction: Queryable,
  directory: string,
  provenance: Provenance,
): Promise<number> {
  await signChanges(transaction, { actor: 'atlas', operation: 'load built-in records' });
  const problems: string[] = [];
  const { committed, rows } = await importTableSet(insideOf(transaction), directory, {
    provenance,
    onProblem: (problem) => problems.push(problemLine(problem)),
  });
  if (!committed) throw new Error(`the records that come with the product do not load: ${problems[0] ?? ''}`);
  const imported = Object.values(rows).reduce((total, { written }) => total + written, 0);
  return imported + (await loadBeyondTableSet(transaction, `${directory}-beyond`, provenance));
}

/** A session with every transaction of it a part of the one that is open. */
function insideOf(transaction: Queryable): Session {
  return {
    query: (statement) => transaction.query(statement),
    transaction: (work) => work(transaction),
  };
}
