import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { Database } from '../../src/database/database.ts';
import { exportTableSet } from '../../src/exchange/export.ts';
import { TABLE_SET } from '../../src/exchange/table-set.ts';
import { answer } from '../graph/ask.ts';
import { createTestDatabase } from '../test-database.ts';
import { type Exported, readExported } from './recorded-rows.ts';
import { ASKING } from './walks.ts';

/** A database with the sample, and the rows that are exported of it. */
export interface ExportedSample {
  readonly database: Database;
  readonly exported: Exported;
  readonly drop: () => Promise<void>;
}

const consortia = z.object({
  consortia: z.object({
    nodes: z.array(z.object({ ref: z.string(), memberListIsPartial: z.boolean() })),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string() }),
  }),
});

/** Makes one. */
export async function exportedSample(): Promise<ExportedSample> {
  const { database, drop } = await createTestDatabase('sample');
  const folder = await mkdtemp(join(tmpdir(), 'atlas-law-'));
  await exportTableSet(database, folder);
  const partial = new Set<string>();
  for (let after = ''; ;) {
    const page = consortia.parse(
      await answer(
        database,
        `{ consortia(first: 100${after}) { nodes { ref memberListIsPartial } pageInfo { hasNextPage endCursor } } }`,
        ASKING,
      ),
    ).consortia;
    for (const { ref, memberListIsPartial } of page.nodes) if (memberListIsPartial) partial.add(ref);
    if (!page.pageInfo.hasNextPage) break;
    after = `, after: "${page.pageInfo.endCursor}"`;
  }
  const exported = await readExported(
    folder,
    TABLE_SET.map(({ file }) => file),
    partial,
  );
  await rm(folder, { recursive: true });
  return { database, exported, drop };
}
