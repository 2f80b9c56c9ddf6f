import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { loadReferenceRows } from '../../src/database/reference.ts';
import { sql } from '../../src/database/statement.ts';
import { createTestDatabase, recordStatements } from '../test-database.ts';

describe('the built-in divisions', () => {
  let database: Database;
  let drop: () => Promise<void>;

  beforeAll(async () => {
    ({ database, drop } = await createTestDatabase());
    await loadReferenceRows(database);
  });
  afterAll(() => drop());

  async function areasOf(placeCode: string): Promise<string[]> {
    const areas = await database.prisma.divisionArea.findMany({
      where: { placeCode },
      orderBy: { areaCode: 'desc' },
    });
    return areas.map(({ areaCode }) => areaCode);
  }

  it('take one statement where nothing has changed', async () => {
    const statements = recordStatements(database);
    expect(await loadReferenceRows(database)).toEqual({ divisions: 0 });
    expect(statements).toHaveLength(1);
    expect(await database.prisma.division.count()).toBe(461);
  });

  it('hold every province and prefecture, and the counties of the five cities', async () => {
    const counted = await database.query(sql`
      SELECT "level", count(*)::int FROM "Division" WHERE NOT "abolished" GROUP BY "level" ORDER BY "level"`);
    expect(counted).toEqual([
      { level: 'COUNTRY', count: 1 },
      { level: 'PROVINCE', count: 34 },
      { level: 'PREFECTURE', count: 333 },
      { level: 'COUNTY', count: 32 + 44 },
      { level: 'MANAGEMENT_ZONE', count: 5 },
    ]);
    const cities = await database.query(sql`
      SELECT "parentCode" AS city, count(*)::int FROM "Division"
      WHERE "level" = 'COUNTY' AND NOT "abolished" AND "parentCode" NOT LIKE '%0000'
      GROUP BY "parentCode" ORDER BY "parentCode"`);
    expect(cities).toEqual([
      { city: '321100', count: 6 },
      { city: '330100', count: 13 },
      { city: '330300', count: 12 },
      { city: '331000', count: 9 },
      { city: '371000', count: 4 },
    ]);
  });

  it('say where they come from', async () => {
    const sources = await database.query(sql`
      SELECT DISTINCT "origin", "sourceDocument", "level" = 'MANAGEMENT_ZONE' AS zone, "builtIn" FROM "Division" ORDER BY zone`);
    expect(sources).toEqual([
      { origin: 'OFFICIAL_DOCUMENT', sourceDocument: 'GB/T 2260', zone: false, builtIn: true },
      { origin: 'OFFICIAL_DOCUMENT', sourceDocument: '统计用区划代码', zone: true, builtIn: true },
    ]);
  });

  it('lie in their city, province and country', async () => {
    expect(await areasOf('330383')).toEqual(['330383', '330300', '330000', '100000']);
    expect(await areasOf('371073')).toEqual(['371073', '371000', '370000', '100000']);
    expect(await areasOf('330301')).toEqual(['330301', '330300', '330000', '100000']);
  });

  it('lie in their only successor where they were abolished', async () => {
    expect(await areasOf('331021')).toEqual(['331083', '331021', '331000', '330000', '100000']);
    expect(await areasOf('330103')).toContain('330105');
    expect(await areasOf('330104')).toEqual(['330104', '330100', '330000', '100000']);
  });

  it('are mended where they were changed, and leave imported places alone', async () => {
    await database.prisma.division.create({
      data: { code: '330399', name: '某功能区', level: 'MANAGEMENT_ZONE', parentCode: '330300' },
    });
    await database.prisma.division.update({ where: { code: '330383' }, data: { name: '改名' } });
    await database.prisma.divisionSuccession.create({
      data: { predecessorCode: '331021', successorCode: '331081' },
    });
    await database.prisma.divisionSuccession.deleteMany({ where: { predecessorCode: '330103' } });
    expect(await loadReferenceRows(database)).toEqual({ divisions: 1 });
    expect(await database.prisma.division.findUnique({ where: { code: '330383' } })).toMatchObject({
      name: '龙港市',
    });
    expect(await areasOf('330103')).toContain('330105');
    expect(await areasOf('331021')).toContain('331083');
    expect(await database.prisma.division.findUnique({ where: { code: '330399' } })).toMatchObject({
      name: '某功能区',
      builtIn: false,
    });
  });
});
