import { brand, personName } from '../../prisma/generator/names.ts';
import { Random } from '../../prisma/generator/random.ts';
import type { QualificationKind, UnitKind } from '../../src/domain/vocabulary.ts';
import type { CsvFolder } from './csv-folder.ts';
import type { City } from './places.ts';

/** Kinds in the order in which units have them, over and over; null is unknown. */
const KINDS: readonly (UnitKind | null)[] = [
  ...Array<UnitKind>(7).fill('ENTERPRISE'),
  'UNIVERSITY',
  'RESEARCH_INSTITUTE',
  'NEW_RD_INSTITUTE',
  ...Array<UnitKind>(7).fill('ENTERPRISE'),
  'UNIVERSITY',
  'INVESTMENT_INSTITUTION',
  'INDUSTRY_ORGANIZATION',
  ...Array<UnitKind>(7).fill('ENTERPRISE'),
  'RESEARCH_INSTITUTE',
  'SERVICE_AGENCY',
  null,
];
const SUFFIXES: Readonly<Record<UnitKind, string>> = {
  ENTERPRISE: '科技有限公司',
  UNIVERSITY: '大学',
  RESEARCH_INSTITUTE: '研究院',
  NEW_RD_INSTITUTE: '创新研究院',
  INVESTMENT_INSTITUTION: '投资有限公司',
  INDUSTRY_ORGANIZATION: '行业协会',
  SERVICE_AGENCY: '服务中心',
  OTHER: '中心',
};
const TITLES: readonly QualificationKind[] = ['HIGH_TECH', 'TECH_SME', 'SPECIALIZED_NEW', 'CHAIN_LEADER'];
/** The fiscal years that are complete in 2026, three as an R&D intensity takes. */
const YEARS = [2023, 2024, 2025];
const THOUSAND = 1000;

/** What the unit of a number is. */
export function unitKind(number: number): UnitKind | null {
  return KINDS[number % KINDS.length] ?? null;
}

/** How rows name the unit of a number. */
export function unitRef(number: number): string {
  return `LOCAL:bench-unit-${String(number).padStart(7, '0')}`;
}

/** How rows name the platform of the unit of a number. */
export function platformRef(unit: number): string {
  return `LOCAL:bench-platform-${String(unit).padStart(7, '0')}`;
}

/** Writes a unit of a city with its titles, figures and platforms; a few have moved, and of a few much is unknown. */
export function writeUnit(folder: CsvFolder, seed: string, city: City, number: number): void {
  const random = new Random(`${seed} unit ${number}`);
  const ref = unitRef(number);
  const kind = unitKind(number);
  folder.add('units.csv', {
    unit_ref: ref,
    name: `${city.name}${brand(random)}${brand(random)}${SUFFIXES[kind ?? 'OTHER']}（样例${number}）`,
    kind,
    registered_division: random.chance(2) ? null : random.pick(city.counties),
    is_legal_person: true,
    legal_representative: personName(random),
    registered_on: `${random.integer(1995, 2019)}-0${random.integer(1, 9)}-15`,
  });
  if (random.chance(2)) {
    folder.add('registrations.csv', {
      unit_ref: ref,
      division: '310000',
      valid_from: null,
      valid_to: '2024-06-30',
    });
  }
  writeTitles(folder, random, ref, kind);
  writeFigures(folder, random, ref);
  if (random.chance(50)) writePlatform(folder, random, ref, number);
}

function writeTitles(folder: CsvFolder, random: Random, ref: string, kind: UnitKind | null): void {
  if (kind !== 'ENTERPRISE') return;
  for (const qualification of random.shuffle(TITLES).slice(0, random.integer(1, 3))) {
    const year = random.integer(2018, 2024);
    folder.add('qualifications.csv', {
      unit_ref: ref,
      qualification,
      valid_from: `${year}-12-01`,
      valid_to: random.chance(50) ? `${year + 3}-11-30` : null,
    });
  }
}

/** Revenue from 5 million to 5 billion yuan, most of it small, of which 1 to 12 % goes into R&D. */
function writeFigures(folder: CsvFolder, random: Random, ref: string): void {
  const revenueInThousands = random.integer(5, 500) * random.integer(1, 100) * random.integer(10, 100);
  const perMille = random.integer(10, 120);
  for (const year of YEARS) {
    const revenue = revenueInThousands * (THOUSAND + random.integer(-50, 150));
    folder.add('financials.csv', {
      unit_ref: ref,
      year,
      revenue: random.chance(2) ? null : revenue,
      sales_revenue: Math.floor((revenue * 95) / 100),
      rd_expenditure: random.chance(2) ? null : Math.floor((revenue * perMille) / THOUSAND),
    });
  }
}

function writePlatform(folder: CsvFolder, random: Random, ref: string, number: number): void {
  folder.add('platforms.csv', {
    platform_ref: platformRef(number),
    name: `${brand(random)}重点实验室（样例${number}）`,
    host_unit_ref: ref,
    level: random.chance(5) ? null : random.pick(['NATIONAL', 'PROVINCIAL', 'MUNICIPAL', 'COUNTY']),
    category: random.pick(['重点实验室', '企业研究院', '工程技术研究中心', '企业技术中心']),
    industry: random.pick(['C34 通用设备制造业', 'C35 专用设备制造业', 'C38 电气机械和器材制造业']),
    discipline: null,
    technical_field: null,
    built_on: random.chance(5) ? null : `${random.integer(2005, 2024)}-06-01`,
  });
}
