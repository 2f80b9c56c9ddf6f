import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateSample } from '../../prisma/generator/sample.ts';
import type { Database } from '../../src/database/database.ts';
import { loadReferenceRows } from '../../src/database/reference.ts';
import { sql } from '../../src/database/statement.ts';
import { creditCodeFault } from '../../src/domain/credit-code.ts';
import { loadOfficialRecords, loadSample, loadSampleIfEmpty } from '../../src/exchange/built-in-records.ts';
import { composed, identifier } from '../../src/exchange/statement-text.ts';
import { createTestDatabase } from '../test-database.ts';

describe('the sample data', () => {
  let database: Database;
  let drop: () => Promise<void>;
  let statements: number;

  beforeAll(async () => {
    ({ database, drop } = await createTestDatabase());
    await loadReferenceRows(database);
    let sent = 0;
    const stop = database.listen(() => (sent += 1));
    await loadSampleIfEmpty(database);
    stop();
    statements = sent;
  });
  afterAll(() => drop());

  /** The rows of every table that says where its rows come from, by origin. */
  async function origins(): Promise<Record<string, number>> {
    const tables = await database.query<{ table: string }>(sql`
      SELECT table_name AS "table" FROM information_schema.columns
      WHERE table_schema = current_schema() AND column_name = 'origin' AND table_name <> 'Division' ORDER BY table_name`);
    const counts: Record<string, number> = {};
    for (const { table } of tables) {
      const rows = await database.query<{ origin: string; count: number }>(
        composed([`SELECT "origin", count(*)::int FROM ${identifier(table)} GROUP BY "origin"`]),
      );
      for (const { origin, count } of rows) counts[`${table} ${origin}`] = count;
    }
    return counts;
  }

  it('is what the generator writes', async () => {
    const generated = generateSample();
    const committed = new Map<string, string>();
    for (const folder of ['sample', 'sample-beyond']) {
      for (const name of await readdir(join('prisma', folder))) {
        const file = `${folder}/${name}`;
        committed.set(file, await readFile(join('prisma', file), 'utf8'));
      }
    }
    const index = 'generator/intents.csv';
    committed.set(index, await readFile(join('prisma', index), 'utf8'));
    expect([...generated.keys()].toSorted()).toEqual([...committed.keys()].toSorted());
    expect(
      [...generated].filter(([file, text]) => committed.get(file) !== text).map(([file]) => file),
    ).toEqual([]);
  });

  it('marks every row as synthetic, and what documents say as official', async () => {
    const counts = await origins();
    expect(counts).toMatchObject({
      'Consortium SYNTHETIC': expect.any(Number),
      'Consortium OFFICIAL_DOCUMENT': 6,
      'Unit OFFICIAL_DOCUMENT': 6,
      'Note OFFICIAL_DOCUMENT': 18,
      'ProjectMilestone SYNTHETIC': expect.any(Number),
      'Report SYNTHETIC': expect.any(Number),
      'Application SYNTHETIC': expect.any(Number),
    });
    expect(Object.keys(counts).filter((key) => key.endsWith('SUBMITTED'))).toEqual([]);
  });

  it('loads in some hundred statements, and a second time changes nothing', async () => {
    expect(statements).toBeLessThan(150);
    const before = await origins();
    expect(await loadSampleIfEmpty(database)).toEqual({ official: 0, sample: 0 });
    expect(await loadOfficialRecords(database)).toBe(0);
    expect(await loadSample(database)).toBe(0);
    expect(await origins()).toEqual(before);
  });

  it('writes every row of the files beyond the table set', async () => {
    const tables = {
      'project_groups.csv': 'ProjectGroup',
      'project_persons.csv': 'ProjectPerson',
      'indicators.csv': 'ProjectIndicator',
      'schedule.csv': 'ProjectScheduleItem',
      'milestones.csv': 'ProjectMilestone',
      'budget.csv': 'BudgetLine',
      'equipment.csv': 'EquipmentItem',
      'reports.csv': 'Report',
      'applications.csv': 'Application',
    };
    const counts = await origins();
    const written: Record<string, number | undefined> = {};
    const listed: Record<string, number> = {};
    for (const [file, table] of Object.entries(tables)) {
      const text = await readFile(join('prisma/sample-beyond', file), 'utf8');
      listed[file] = text.trimEnd().split('\n').length - 1;
      written[file] = counts[`${table} SYNTHETIC`];
    }
    expect(written).toEqual(listed);
  });

  it('has credit codes that hold', async () => {
    const units = await database.prisma.unit.findMany({ where: { ref: { startsWith: 'CN-USCC:' } } });
    expect(units.length).toBeGreaterThan(800);
    for (const { ref } of units) expect(creditCodeFault(ref.slice('CN-USCC:'.length))).toBeUndefined();
  });

  it('holds no document number and no telephone', async () => {
    const numbers = await database.prisma.projectPerson.count({
      where: { OR: [{ documentNumberCipher: { not: null } }, { phoneCipher: { not: null } }] },
    });
    expect(numbers).toBe(0);
  });
});

describe('the official records', () => {
  let database: Database;
  let drop: () => Promise<void>;

  beforeAll(async () => {
    ({ database, drop } = await createTestDatabase());
    await loadReferenceRows(database);
    await loadOfficialRecords(database);
  });
  afterAll(() => drop());

  it('are the six firms of Annex 3, each leading one provincial consortium', async () => {
    const consortia = await database.prisma.consortium.findMany({
      orderBy: { ref: 'asc' },
      include: { memberships: { include: { unit: true } } },
    });
    expect(
      consortia.map(({ memberships }) => memberships.map(({ role, unit }) => [role, unit.name])),
    ).toEqual(
      [
        '浙江浙大中控信息技术有限公司',
        '浙江中控技术股份有限公司',
        '领航基因科技（杭州）有限公司',
        '浙江杭化新材料科技有限公司',
        '阿里巴巴达摩院（杭州）科技有限公司',
        '杭州海康威视数字技术股份有限公司',
      ].map((name) => [['LEAD', name]]),
    );
    for (const consortium of consortia) {
      expect(consortium).toMatchObject({
        tier: 'PROVINCIAL',
        divisionCode: '330100',
        origin: 'OFFICIAL_DOCUMENT',
        sourceClause: '附件3',
      });
    }
  });

  it('leave unknown what the document does not say', async () => {
    const consortia = await database.prisma.consortium.findMany({
      include: { memberships: { include: { unit: true } } },
    });
    for (const { memberships, ...consortium } of consortia) {
      expect(consortium).toMatchObject({
        stage: null,
        filedOn: null,
        hasCouncil: null,
        isProvincialProjectConsortium: null,
      });
      for (const { unit, signedAgreement } of memberships) {
        expect(signedAgreement).toBeNull();
        expect(unit).toMatchObject({ kind: 'ENTERPRISE', registeredDivisionCode: null, isLegalPerson: null });
      }
    }
  });

  it('keep the contradictions of the document as notes', async () => {
    const notes = await database.prisma.note.findMany({ include: { consortium: true } });
    expect(notes).toHaveLength(18);
    expect(notes.filter(({ textZh }) => textZh.includes('10个') && textZh.includes('6家'))).toHaveLength(6);
    expect(notes.filter(({ textZh }) => textZh.includes('2022') && textZh.includes('2021'))).toHaveLength(6);
    for (const { origin, sourceDocument } of notes) {
      expect(origin).toBe('OFFICIAL_DOCUMENT');
      expect(sourceDocument).toContain('2022 年省级创新联合体组建与申报工作的通知');
    }
  });
});
