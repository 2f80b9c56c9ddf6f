import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { printedSchema, typedOperations } from '../../codegen.ts';

const STALE = 'is stale: run `npm run codegen` and commit what it writes';

describe('generated files', () => {
  it('schema.graphql is the schema that is served', async () => {
    expect(await readFile('schema.graphql', 'utf8'), `schema.graphql ${STALE}`).toBe(printedSchema());
  });

  it('the types of operations are those of the schema', async () => {
    const written = await readFile('test/generated/operations.ts', 'utf8');
    expect(written, `test/generated/operations.ts ${STALE}`).toBe(await typedOperations('test/operations'));
  });
});
