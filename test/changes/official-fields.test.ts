import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { RECORD_KINDS } from '../../src/resolvers/changes/records/kinds.ts';
import type { Viewer } from '../../src/resolvers/request/viewer.ts';
import { ADMINISTRATOR, createGraph } from '../graph/ask.ts';
import { idOf, send } from './send.ts';

/** What an authority decides of each kind of record, as docs/changes.md tells applicants, with another value for each. */
const OFFICIAL: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  Consortium: {
    tier: 'PROVINCIAL',
    division: '330100',
    stage: 'FILED',
    wonProvincialChallenge: true,
    isMunicipalConsortium: true,
    isProvincialProjectConsortium: true,
    filedOn: '2025-05-01',
  },
  Project: { programme: '计划', level: 'NATIONAL', stage: 'APPROVED' },
};

describe('what an authority decides', () => {
  let database: Database;
  let drop: () => Promise<void>;
  beforeAll(async () => {
    ({ database, drop } = await createGraph());
  });
  afterAll(() => drop());

  it('is in the list of this test, whatever the kind of record', () => {
    const found = RECORD_KINDS.flatMap(({ name, fields }) => {
      const official = Object.keys(fields).filter((field) => fields[field]?.official);
      return official.length === 0 ? [] : [[name, official.toSorted()] as const];
    });
    const listed = Object.entries(OFFICIAL).map(([name, fields]) => [name, Object.keys(fields).toSorted()]);
    expect(found).toEqual(listed);
  });

  it.each(Object.entries(OFFICIAL['Consortium'] ?? {}))(
    'is kept by officers alone: %s of a consortium',
    async (field, value) => {
      const applicant: Viewer = {
        ...ADMINISTRATOR,
        role: 'APPLICANT',
        name: 'lead',
        unitRef: 'LOCAL:lead-a',
      };
      const input = { id: await idOf(database, 'Consortium', 'LOCAL:con-a'), version: 1, [field]: value };
      expect(await send(database, 'changeConsortium', input, applicant)).toEqual({
        record: null,
        userErrors: [
          {
            field: ['input', field],
            code: 'OFFICIAL_FIELD',
            message: 'Only officers keep this; leave it out.',
          },
        ],
      });
    },
  );
});
