import { addMonths } from '../../src/domain/calendar-date.ts';
import { BUDGET_SPLIT, INDICATORS, MILESTONES, SCHEDULE, TITLES } from './wording.ts';
import type { ConsortiumDraft, Party, ProjectDraft } from './draft.ts';
import { personName } from './names.ts';
import type { Random } from './random.ts';
import type { Tables } from './tables.ts';
import type { Unit } from './units.ts';
import { writePatents } from './write-patents.ts';

/** Who is who at the table of a consortium. */
export interface Table {
  readonly ref: string;
  readonly lead: Unit;
  readonly members: readonly Unit[];
  readonly draft: ConsortiumDraft;
  /** A unit of the city that is no member. */
  readonly outsider: () => Unit;
}

/** Writes a project with its money, people and forms. */
export function writeProject(
  tables: Tables,
  random: Random,
  table: Table,
  project: ProjectDraft,
  number: number,
  groupRef: string | null,
): void {
  const ref = `${table.ref}-p${number}`;
  const partyOf = (party: Party): Unit => {
    const unit = partyAt(table, party);
    if (!unit) throw new RangeError(`${ref}: no ${party} at the table`);
    return unit;
  };
  tables.add('sample/projects.csv', {
    project_ref: ref,
    consortium_ref: table.ref,
    name: project.title,
    level: project.level,
    programme: project.programme,
    stage: project.stage,
    starts_on: project.startsOn,
    ends_on: project.endsOn,
    total_cost: project.totalCost,
  });
  const undertakers = new Set(project.undertakers.map(partyOf));
  // Whoever of them is there takes part.
  const participants = new Set(project.participants.flatMap((party) => partyAt(table, party) ?? []));
  for (const unit of undertakers) {
    tables.add('sample/project_units.csv', { project_ref: ref, unit_ref: unit.ref, role: 'UNDERTAKER' });
  }
  for (const unit of participants) {
    if (undertakers.has(unit)) continue;
    tables.add('sample/project_units.csv', { project_ref: ref, unit_ref: unit.ref, role: 'PARTICIPANT' });
  }
  writePatents(tables, {
    ref,
    consortiumRef: table.ref,
    title: project.title,
    startsOn: project.startsOn,
    undertakers: [...undertakers].map((unit) => unit.ref),
    participants: [...participants].filter((unit) => !undertakers.has(unit)).map((unit) => unit.ref),
  });
  project.fundings.forEach(({ source, phase, amount, year, recipient }, index) =>
    tables.add('sample/fundings.csv', {
      funding_ref: `${ref}-f${index + 1}`,
      project_ref: ref,
      source,
      phase,
      amount,
      year,
      recipient_unit_ref: recipient && partyOf(recipient).ref,
      dated_on: year === null || phase === 'REQUESTED' ? null : `${year}-1${phase === 'PAID' ? 2 : 1}-20`,
    }),
  );
  writeForms(tables, random, ref, table, project, groupRef);
}

function partyAt({ draft, lead, members, outsider }: Table, party: Party): Unit | undefined {
  if (party === 'LEAD') return lead;
  if (party === 'OUTSIDER') return outsider();
  const where = party.replace('_MEMBER', '');
  return members[draft.seats.findIndex((seat) => seat.where === where)];
}

/** What the application for the project holds beyond the table set. */
function writeForms(
  tables: Tables,
  random: Random,
  ref: string,
  { lead, members }: Table,
  project: ProjectDraft,
  groupRef: string | null,
): void {
  tables.add('sample-beyond/project_details.csv', {
    project_ref: ref,
    group_ref: groupRef,
    content: `围绕${project.title}，开展机理研究、样机研制与示范应用；创新点在于设计方法与工艺的协同优化。（样例）`,
    goal: `形成${project.title}的成套技术，并在牵头单位实现应用。（样例）`,
    intellectual_property: '各方独立完成的成果归各自所有，共同完成的成果按贡献共有，收益按协议分配。（样例）',
  });
  project.equipment.forEach(({ name, quantity, unitPrice, source, use }) =>
    tables.add('sample-beyond/equipment.csv', {
      project_ref: ref,
      name,
      quantity,
      unit_price: unitPrice,
      source,
      use,
      purpose: use === 'PROJECT_RESEARCH' ? '本项目专用' : null,
    }),
  );
  for (const [source, amount] of Object.entries(project.budget)) {
    let left = amount;
    for (const { category, percent } of BUDGET_SPLIT) {
      const part = category === 'INDIRECT' ? left : Math.floor((amount * percent) / 100);
      left -= part;
      tables.add('sample-beyond/budget.csv', { project_ref: ref, category, source, amount: part });
    }
  }
  if (project.stage === 'COMPLETED') return;
  const { startsOn } = project;
  SCHEDULE.forEach((goal, index) =>
    tables.add('sample-beyond/schedule.csv', {
      project_ref: ref,
      starts_on: startsOn && addMonths(startsOn, index * 12),
      ends_on: startsOn && addMonths(startsOn, index * 12 + 11),
      goal,
    }),
  );
  MILESTONES.slice(0, random.integer(1, 3)).forEach((achievement, index) =>
    tables.add('sample-beyond/milestones.csv', {
      project_ref: ref,
      position: index + 1,
      reached_by: startsOn && addMonths(startsOn, (index + 1) * 10),
      achievement,
    }),
  );
  for (const { kind, binding, description } of INDICATORS) {
    const quantity = kind === 'SALES_REVENUE' ? random.integer(500, 5000) * 10_000 : random.integer(1, 6);
    tables.add('sample-beyond/indicators.csv', { project_ref: ref, binding, kind, quantity, description });
  }
  [lead, lead, ...members.slice(0, 2)].forEach((employer, index) =>
    tables.add('sample-beyond/project_persons.csv', {
      project_ref: ref,
      is_leader: index === 0,
      name: personName(random),
      degree: random.pick(['博士', '硕士', '学士']),
      title: random.pick(TITLES),
      birth_year: random.chance(85) ? random.integer(1964, 1996) : null,
      gender: random.pick(['男', '女']),
      specialty: project.title.slice(0, 4),
      employer_unit_ref: employer.ref,
      months_per_year: random.integer(2, 10),
    }),
  );
}
