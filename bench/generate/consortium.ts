import { addMonths, type CalendarDate } from '../../src/domain/calendar-date.ts';
import { TECHNICAL_FIELDS } from '../../src/domain/vocabulary.ts';
import { brand, personName } from '../../prisma/generator/names.ts';
import { Random } from '../../prisma/generator/random.ts';
import type { CsvFolder } from './csv-folder.ts';
import type { City, Span } from './places.ts';
import { unitKind, unitRef } from './unit.ts';

/** The industries of consortia. */
export const INDUSTRY_FIELDS = [
  '新能源',
  '汽车零部件',
  '智能电气',
  '泵阀',
  '医药健康',
  '新材料',
  '高端装备',
  '海洋工程',
];
const CLAUSES = [
  'PURPOSE',
  'GOALS',
  'TERM',
  'RIGHTS_AND_DUTIES',
  'INTELLECTUAL_PROPERTY',
  'BENEFIT_SHARING',
  'RISK_SHARING',
];
const POSITIONS = ['UPSTREAM', 'MIDSTREAM', 'DOWNSTREAM'];
/** Members besides the lead: twelve with it on average. */
const [FEWEST, MOST] = [4, 18];
const PROJECTS = 3;
const TEAM_MEMBERS = 4;
const THOUSAND = 1000;

/** Where the units of a consortium come from. */
export interface Neighbourhood {
  readonly city: City;
  /** The units of its city. */
  readonly local: Span;
  readonly units: number;
  /** The units that are in some hundred consortia, such as a famous university: the first of all. */
  readonly popular: number;
}

/** Writes a consortium with its members, team, projects and their money. */
export function writeConsortium(
  folder: CsvFolder,
  seed: string,
  neighbourhood: Neighbourhood,
  number: number,
): void {
  const random = new Random(`${seed} consortium ${number}`);
  const ref = `LOCAL:bench-${String(number).padStart(7, '0')}`;
  const { city } = neighbourhood;
  const industry = random.pick(INDUSTRY_FIELDS);
  const filedOn: CalendarDate = `${random.integer(2021, 2025)}-0${random.integer(1, 9)}-${random.integer(10, 28)}`;
  const agreedOn = addMonths(filedOn, -2);
  folder.add('consortia.csv', {
    consortium_ref: ref,
    name: `${city.name}${brand(random)}${industry}创新联合体（样例${number}）`,
    tier: random.pick(['PROVINCIAL', 'MUNICIPAL', 'MUNICIPAL', 'MUNICIPAL', 'COUNTY']),
    division: city.code,
    industry_field: industry,
    technical_fields: random.shuffle(TECHNICAL_FIELDS).slice(0, random.integer(0, 3)),
    stage: random.pick(['FILED', 'RUNNING', 'RUNNING', 'EVALUATED', 'ROLLING_SUPPORT']),
    goal: `围绕${industry}领域突破关键核心技术。（样例）`,
    agreement_effective_on: agreedOn,
    agreement_clauses: CLAUSES.slice(0, random.integer(5, CLAUSES.length)),
    plan_starts_on: filedOn,
    plan_ends_on: addMonths(filedOn, 12 * random.integer(2, 4)),
    has_council: random.chance(90),
    council_chair_is_lead_head: random.chance(90),
    has_expert_committee: random.chance(90),
    has_secretariat: random.chance(90),
    has_chief_scientist: random.chance(90),
    has_operations_team: random.chance(90),
    filed_on: filedOn,
    dissolved_on: random.chance(2) ? addMonths(filedOn, 12) : null,
  });
  const members = drawMembers(random, neighbourhood);
  members.forEach((unit, index) =>
    folder.add('memberships.csv', {
      consortium_ref: ref,
      unit_ref: unitRef(unit),
      role: index === 0 ? 'LEAD' : 'MEMBER',
      chain_position: random.pick(POSITIONS),
      task: '承担样机研制与示范应用',
      joined_on: index > 0 && random.chance(5) ? addMonths(filedOn, 6) : agreedOn,
      left_on: index > 0 && random.chance(3) ? addMonths(filedOn, 9) : null,
      signed_agreement: random.chance(97),
    }),
  );
  writeTeam(folder, random, ref, industry, members);
  for (let project = 1; project <= PROJECTS; project += 1) {
    writeProject(folder, random, `${ref}-p${project}`, ref, filedOn, members);
  }
  if (random.chance(50)) {
    folder.add('evaluations.csv', {
      consortium_ref: ref,
      held_on: addMonths(filedOn, 12),
      grade: random.pick(['EXCELLENT', 'QUALIFIED', 'QUALIFIED', 'UNQUALIFIED']),
    });
  }
}

/** Different units, the lead first: an enterprise of the city. Seven in ten others are of the city, one in ten popular. */
export function drawMembers(random: Random, { local, units, popular }: Neighbourhood): number[] {
  const drawnLead = random.integer(local.from, local.until - 1);
  let lead = drawnLead;
  while (unitKind(lead) !== 'ENTERPRISE') lead = (lead + 1) % units;
  const members = new Set([lead]);
  const wanted = 1 + random.integer(FEWEST, MOST);
  while (members.size < wanted) {
    const draw = random.integer(1, 10);
    if (draw === 1) members.add(random.integer(0, popular - 1));
    else if (draw <= 3) members.add(random.integer(0, units - 1));
    // A city of few units has not enough of them for everybody.
    else members.add(random.integer(local.from, local.until + MOST) % units);
  }
  return [...members];
}

function writeTeam(
  folder: CsvFolder,
  random: Random,
  consortium: string,
  industry: string,
  members: readonly number[],
): void {
  const team = `${consortium}-t1`;
  const employer = () => unitRef(random.pick(members));
  folder.add('research_teams.csv', {
    team_ref: team,
    consortium_ref: consortium,
    name: `${industry}攻关团队`,
    host_unit_ref: employer(),
  });
  for (let index = 0; index < TEAM_MEMBERS; index += 1) {
    folder.add('team_members.csv', {
      consortium_ref: consortium,
      name: `${personName(random)}（样例${index + 1}）`,
      team_ref: team,
      is_leader: index === 0,
      birth_year: random.chance(90) ? random.integer(1960, 1998) : null,
      title: random.pick(['高级工程师', '教授', '研究员', '工程师']),
      position: null,
      specialty: industry,
      employer_unit_ref: employer(),
    });
  }
}

/** A project with three units and its money: asked for, awarded and paid from a public purse, and the units' own. */
function writeProject(
  folder: CsvFolder,
  random: Random,
  ref: string,
  consortium: string,
  filedOn: CalendarDate,
  members: readonly number[],
): void {
  const startsOn = addMonths(filedOn, random.integer(0, 6));
  const publicMoney = random.integer(5, 300) * 10 * THOUSAND;
  const ownMoney = publicMoney * random.integer(1, 6);
  folder.add('projects.csv', {
    project_ref: ref,
    consortium_ref: consortium,
    name: `${brand(random)}关键技术研发（样例）`,
    level: random.pick(['NATIONAL', 'PROVINCIAL', 'MUNICIPAL', 'MUNICIPAL', 'COUNTY']),
    programme: null,
    stage: random.pick(['RUNNING', 'RUNNING', 'COMPLETED', 'APPROVED']),
    starts_on: startsOn,
    ends_on: addMonths(startsOn, 36),
    total_cost: random.chance(5) ? null : publicMoney + ownMoney,
  });
  members.slice(0, 3).forEach((unit, index) =>
    folder.add('project_units.csv', {
      project_ref: ref,
      unit_ref: unitRef(unit),
      role: index === 0 ? 'UNDERTAKER' : 'PARTICIPANT',
    }),
  );
  const year = Number(startsOn.slice(0, 4));
  const recipient = unitRef(random.pick(members.slice(0, 3)));
  const source = random.pick([
    'FISCAL_NATIONAL',
    'FISCAL_PROVINCIAL',
    'FISCAL_MUNICIPAL',
    'FISCAL_MUNICIPAL',
  ]);
  const money = [
    { source, phase: 'REQUESTED', amount: publicMoney * 2, dated_on: null },
    { source, phase: 'AWARDED', amount: publicMoney, dated_on: addMonths(startsOn, 1) },
    { source, phase: 'PAID', amount: publicMoney / 2, dated_on: addMonths(startsOn, 8) },
    { source: 'SELF_RAISED', phase: 'AWARDED', amount: ownMoney, dated_on: addMonths(startsOn, 1) },
  ];
  money.forEach((row, index) =>
    folder.add('fundings.csv', {
      ...row,
      funding_ref: `${ref}-f${index + 1}`,
      project_ref: ref,
      year,
      recipient_unit_ref: random.chance(95) ? recipient : null,
    }),
  );
}
