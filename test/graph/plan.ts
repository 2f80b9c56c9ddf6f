import { z } from 'zod';
import type { Database } from '../../src/database/database.ts';
import { sql, type StatementRecord } from '../../src/database/statement.ts';
import { answer } from './ask.ts';

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string | undefined;
  readonly 'Index Name'?: string | undefined;
  readonly Plans?: readonly PlanNode[] | undefined;
}
const planNode: z.ZodType<PlanNode> = z.object({
  'Node Type': z.string(),
  'Relation Name': z.string().optional(),
  'Index Name': z.string().optional(),
  Plans: z.array(z.lazy(() => planNode)).optional(),
});
const explained = z.array(z.object({ 'QUERY PLAN': z.array(z.object({ Plan: planNode })) }));

/** How the database carries out a statement: which indexes it uses and which tables it reads row by row. */
export interface PlanUse {
  readonly indexes: readonly string[];
  readonly scanned: readonly string[];
}

/** How the database carries out the statements of a question, taken together. */
export async function planOf(database: Database, question: string): Promise<PlanUse> {
  const statements: StatementRecord[] = [];
  const stop = database.listen((statement) => statements.push(statement));
  await answer(database, question);
  stop();
  const nodes: PlanNode[] = [];
  for (const { text, parameters } of statements) {
    // The statement as it was sent, its parameters back in their places.
    const plan = await database.query(sql(`EXPLAIN (FORMAT JSON) ${text}`.split(/\$\d+/), ...parameters));
    nodes.push(
      ...explained.parse(plan).flatMap((row) => row['QUERY PLAN'].flatMap(({ Plan }) => withParts(Plan))),
    );
  }
  const named = (name: 'Index Name' | 'Relation Name', of: readonly PlanNode[]) => [
    ...new Set(of.flatMap((node) => node[name] ?? [])),
  ];
  return {
    indexes: named('Index Name', nodes).toSorted(),
    scanned: named(
      'Relation Name',
      nodes.filter((node) => node['Node Type'] === 'Seq Scan'),
    ).toSorted(),
  };
}

function withParts(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(withParts)];
}
