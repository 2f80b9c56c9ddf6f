import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { enumerationLabels, LABELS, OPERATIONS, printedSchema, typedOperations } from '../../codegen.ts';

const STALE = 'is stale: run `npm run codegen` and commit what it writes';

describe('generated files', () => {
  it('schema.graphql is the schema that is served', async () => {
    expect(await readFile('schema.graphql', 'utf8'), `schema.graphql ${STALE}`).toBe(printedSchema());
  });

  it.each(OPERATIONS)('the types of operations in $directory are those of the schema', async (operations) => {
    const { directory, output } = operations;
    expect(await readFile(output, 'utf8'), `${output} ${STALE}`).toBe(await typedOperations(directory));
  });

  it('the words for values of enumerations are those of the schema', async () => {
    expect(await readFile(LABELS, 'utf8'), `${LABELS} ${STALE}`).toBe(enumerationLabels());
  });
});
