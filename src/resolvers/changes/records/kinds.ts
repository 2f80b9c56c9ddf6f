import type { Right } from '../../request/rights.ts';
import { BUDGET_LINE } from './budget-line.ts';
import { CONSORTIUM } from './consortium.ts';
import { EQUIPMENT_ITEM } from './equipment-item.ts';
import { EVALUATION } from './evaluation.ts';
import { FINANCIAL_YEAR } from './financial-year.ts';
import { FUNDING } from './funding.ts';
import { MEMBERSHIP } from './membership.ts';
import { NOTE } from './note.ts';
import { PLATFORM } from './platform.ts';
import { PROJECT_GROUP } from './project-group.ts';
import { PROJECT_INDICATOR } from './project-indicator.ts';
import { PROJECT_MILESTONE } from './project-milestone.ts';
import { PROJECT_PERSON } from './project-person.ts';
import { PROJECT_SCHEDULE_ITEM } from './project-schedule-item.ts';
import { PROJECT_UNIT } from './project-unit.ts';
import { PROJECT } from './project.ts';
import { QUALIFICATION } from './qualification.ts';
import { OFFICIAL, type RecordKind } from './record.ts';
import { REGISTRATION } from './registration.ts';
import { REPORT } from './report.ts';
import { RESEARCH_TEAM } from './research-team.ts';
import { TEAM_MEMBER } from './team-member.ts';
import { UNIT } from './unit.ts';

/** Every kind of record that mutations make, change and end. */
export const RECORD_KINDS: readonly RecordKind[] = [
  UNIT,
  REGISTRATION,
  QUALIFICATION,
  FINANCIAL_YEAR,
  CONSORTIUM,
  MEMBERSHIP,
  PLATFORM,
  RESEARCH_TEAM,
  TEAM_MEMBER,
  PROJECT_GROUP,
  PROJECT,
  PROJECT_UNIT,
  PROJECT_PERSON,
  PROJECT_INDICATOR,
  PROJECT_SCHEDULE_ITEM,
  PROJECT_MILESTONE,
  BUDGET_LINE,
  EQUIPMENT_ITEM,
  FUNDING,
  EVALUATION,
  REPORT,
  NOTE,
];

/** The names of the mutations of a kind of record; a kind lacks those that mean nothing for it. */
export function mutationsOf({ name, fields, end, removal }: RecordKind) {
  return {
    create: `create${name}`,
    change: Object.values(fields).every(({ fixed }) => fixed) ? null : `change${name}`,
    end: end ? `end${name}` : null,
    remove: removal ? `remove${name}` : null,
  };
}

/** The right that each of those mutations needs, by the mutation's name. */
export const RECORD_MUTATION_RIGHTS: ReadonlyMap<string, Right> = new Map(
  RECORD_KINDS.flatMap((kind) => {
    const { create, change, end, remove } = mutationsOf(kind);
    const rights: [string | null, Right][] = [
      [create, kind.right],
      [change, kind.right],
      [end, kind.end?.official ? OFFICIAL : kind.right],
      [remove, kind.right],
    ];
    return rights.flatMap(([name, right]) => (name === null ? [] : [[name, right] as const]));
  }),
);
