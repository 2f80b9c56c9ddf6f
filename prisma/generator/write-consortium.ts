import type { ConsortiumDraft } from './draft.ts';
import { brand, personName, type UniqueNames } from './names.ts';
import type { Pool } from './pool.ts';
import { Random } from './random.ts';
import { seat } from './sound.ts';
import type { Tables } from './tables.ts';
import type { Unit, UnitWriter } from './units.ts';
import { POSITIONS, POSITIONS_IN_CHAIN, TASKS, TITLES } from './wording.ts';
import { writeApplication } from './write-application.ts';
import { type Table, writeProject } from './write-project.ts';

/** What consortia are written with. */
export interface Workshop {
  readonly tables: Tables;
  readonly writer: UnitWriter;
  readonly names: UniqueNames;
  readonly pool: Pool;
}

/** The lead of another consortium, to lead this one too or to join it. */
export interface Newcomer {
  readonly unit: Unit;
  readonly role: 'LEADS' | 'JOINS';
}

/**
 * Writes a consortium with its lead, members, team, projects, reports and application.
 *
 * @returns its lead.
 */
export function writeConsortium(
  workshop: Workshop,
  draft: ConsortiumDraft,
  ref: string,
  newcomer?: Newcomer,
): Unit {
  const { tables, pool, names, writer } = workshop;
  const random = new Random(`consortium ${ref}`);
  const lead =
    newcomer?.role === 'LEADS'
      ? newcomer.unit
      : writer.write({
          ...draft.lead,
          name: names.draw(() => draft.lead.name.replace('{brand}', brand(random))),
        });
  writeRow(workshop, draft, ref, random);
  const taken = new Set<Unit>([lead]);
  const draw = (wanted: ConsortiumDraft['seats'][number]): Unit => {
    const unit = pool.fill(draft.city, draft.chain.field, wanted, taken, random);
    taken.add(unit);
    return unit;
  };
  const members = draft.seats.map(draw);
  writeMemberships(tables, draft, ref, lead, members, random);
  if (draft.leadSince) {
    tables.add('sample/memberships.csv', {
      consortium_ref: ref,
      unit_ref: draw(seat('ENTERPRISE', 'CITY')).ref,
      role: 'LEAD',
      joined_on: draft.agreementOn,
      left_on: draft.leadSince,
      signed_agreement: true,
    });
  }
  if (newcomer?.role === 'JOINS') {
    tables.add('sample/memberships.csv', {
      consortium_ref: ref,
      unit_ref: newcomer.unit.ref,
      role: 'MEMBER',
      chain_position: 'MIDSTREAM',
      task: '参与中试与应用验证',
      joined_on: '2026-09-01',
      signed_agreement: true,
    });
  }
  const table: Table = { ref, lead, members, draft, outsider: () => draw(seat('ENTERPRISE', 'CITY')) };
  writeTeam(tables, random, table);
  writeProjects(tables, random, table);
  for (const { heldOn, grade } of draft.evaluations) {
    tables.add('sample/evaluations.csv', { consortium_ref: ref, held_on: heldOn, grade });
  }
  for (const { kind, forYear, submittedOn } of draft.reports) {
    tables.add('sample-beyond/reports.csv', {
      consortium_ref: ref,
      kind,
      for_year: forYear,
      submitted_on: submittedOn,
      title: `${forYear ?? ''}年度创新联合体${kind === 'NEXT_YEAR_PLAN' ? '工作计划' : '运行情况报告'}`,
      content: '组织运行、项目进展、经费使用与下一步安排。（样例）',
    });
  }
  writeApplication(tables, table);
  return lead;
}

function writeRow({ tables, names }: Workshop, draft: ConsortiumDraft, ref: string, random: Random): void {
  const { city, chain } = draft;
  const product = random.pick(chain.products);
  const prefix = city.tier === 'PROVINCIAL' ? `${city.province.name}省` : `${city.name}市`;
  tables.add('sample/consortia.csv', {
    consortium_ref: ref,
    name: names.draw(() => `${prefix}${brand(random)}${product}创新联合体`),
    tier: city.tier,
    division: city.code,
    industry_field: random.chance(95) ? chain.field : null,
    technical_fields: draft.letters,
    stage: draft.stage,
    goal: `围绕${chain.field}领域，突破${product}的关键核心技术，形成自主可控的产业链配套能力。（样例）`,
    agreement_effective_on: draft.agreementOn,
    agreement_clauses: draft.clauses,
    plan_starts_on: draft.planStartsOn,
    plan_ends_on: draft.planEndsOn,
    has_council: draft.hasCouncil,
    council_chair_is_lead_head: draft.councilChairIsLeadHead,
    has_expert_committee: draft.hasExpertCommittee,
    has_secretariat: draft.hasSecretariat,
    has_chief_scientist: draft.hasChiefScientist,
    has_operations_team: draft.hasOperationsTeam,
    filed_on: draft.filedOn,
    dissolved_on: draft.dissolvedOn,
  });
  const staff = random.integer(300, 5000);
  const properties = random.integer(20, 600);
  tables.add('sample-beyond/consortium_details.csv', {
    consortium_ref: ref,
    plan_contents: draft.planContents,
    has_transfer_mechanism: draft.hasTransferMechanism,
    has_ip_management: draft.hasIpManagement,
    council_includes_all_members: draft.councilIncludesAllMembers,
    won_provincial_challenge: draft.wonProvincialChallenge,
    is_municipal_consortium: draft.isMunicipalConsortium,
    is_provincial_project_consortium: draft.isProvincialProjectConsortium,
    research_direction: `${product}的设计、工艺与可靠性`,
    cooperation_basis: '成员单位此前有联合研发或供应链合作。（样例）',
    decision_mechanism: '重大事项由理事会表决，日常事务由秘书处办理。（样例）',
    staff_count: staff,
    professional_staff_count: Math.floor(staff / 3),
    intellectual_properties: properties,
    invention_patents: Math.floor(properties / 4),
  });
}

function writeMemberships(
  tables: Tables,
  draft: ConsortiumDraft,
  ref: string,
  lead: Unit,
  members: readonly Unit[],
  random: Random,
): void {
  tables.add('sample/memberships.csv', {
    consortium_ref: ref,
    unit_ref: lead.ref,
    role: draft.leadRecorded ? 'LEAD' : 'MEMBER',
    chain_position: random.pick(POSITIONS_IN_CHAIN),
    task: `牵头${draft.chain.field}总体方案与系统集成`,
    joined_on: draft.leadSince ?? draft.agreementOn,
    signed_agreement: draft.leadSigned,
  });
  members.forEach((unit, index) => {
    const place = draft.seats[index];
    tables.add('sample/memberships.csv', {
      consortium_ref: ref,
      unit_ref: unit.ref,
      role: 'MEMBER',
      chain_position: unit.kind === 'ENTERPRISE' ? random.pick(POSITIONS_IN_CHAIN) : null,
      task: place?.hasTask ? random.pick(TASKS[unit.kind ?? 'OTHER']) : null,
      joined_on: place?.joinedOn ?? null,
      left_on: place?.leftOn ?? null,
      signed_agreement: place?.signed ?? null,
    });
  });
}

function writeTeam(tables: Tables, random: Random, { ref, lead, members, draft }: Table): void {
  const teamRef = `${ref}-t1`;
  const hosted = random.chance(75);
  tables.add('sample/research_teams.csv', {
    team_ref: teamRef,
    consortium_ref: ref,
    name: `${draft.chain.field}攻关团队`,
    host_unit_ref: hosted ? lead.ref : null,
  });
  const employers = [lead, lead, ...members];
  employers.slice(0, random.integer(3, 7)).forEach((employer, index) => {
    tables.add('sample/team_members.csv', {
      consortium_ref: ref,
      name: personName(random),
      team_ref: random.chance(92) ? teamRef : null,
      is_leader: index === 0,
      birth_year: random.chance(85) ? random.integer(1958, 1997) : null,
      title: random.chance(90) ? random.pick(TITLES) : null,
      position: random.chance(70) ? random.pick(POSITIONS) : null,
      specialty: draft.chain.field,
      employer_unit_ref: random.chance(92) ? employer.ref : null,
    });
  });
}

function writeProjects(tables: Tables, random: Random, table: Table): void {
  const { draft, ref } = table;
  const running = draft.projects.filter((project) => project.stage !== 'COMPLETED').length;
  const groupRef = running > 1 ? `${ref}-g1` : null;
  if (groupRef !== null) {
    tables.add('sample-beyond/project_groups.csv', {
      group_ref: groupRef,
      consortium_ref: ref,
      name: `${draft.chain.field}项目群`,
      necessity: '产业链关键环节依赖外部供给，需要协同攻关。（样例）',
      main_goal: `形成${draft.chain.field}成套技术。（样例）`,
      sub_goals: draft.projects.map((project) => project.title),
      roadmap: `分年度实施：方案、样机、示范。（样例）`,
    });
  }
  draft.projects.forEach((project, index) =>
    writeProject(tables, random, table, project, index + 1, project.stage === 'COMPLETED' ? null : groupRef),
  );
}
