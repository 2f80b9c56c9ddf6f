import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { readMeasured } from '../../bench/scale/measured.ts';
import { scaleTables, withTables } from '../../bench/scale/tables.ts';

const page = await readFile('docs/scale.md', 'utf8');

describe('the page on scale', () => {
  // Write them anew with `npm run bench:scale -- --write`.
  it('has the tables of the simulation', () => {
    expect(page).toBe(withTables(page, scaleTables(readMeasured())));
  });

  it('says of each table of the data model where it goes, once', async () => {
    const schema = await readFile('prisma/schema.prisma', 'utf8');
    const models = [...schema.matchAll(/^model (\w+)/gm)].map(([, name]) => name);
    const [section = ''] = /## Where each table goes.*?\nPolicies/s.exec(page) ?? [];
    const placed = [...section.matchAll(/^\| (`.*?) \|/gm)].flatMap(([, cell = '']) =>
      [...cell.matchAll(/`(\w+)`/g)].map(([, name]) => name),
    );
    expect(placed).toHaveLength(models.length);
    expect(new Set(placed)).toEqual(new Set(models));
  });
});
