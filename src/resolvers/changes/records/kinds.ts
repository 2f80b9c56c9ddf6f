import type { Noun } from '../../../model/noun.ts';
import { type NounName, NOUNS } from '../../../model/nouns.ts';
import type { Right } from '../../request/rights.ts';
import { BUDGET_LINE } from './budget-line.ts';
import { EQUIPMENT_ITEM } from './equipment-item.ts';
import { FUNDING } from './funding.ts';
import { MEMBERSHIP } from './membership.ts';
import { PATENT } from './patent.ts';
import { PLATFORM } from './platform.ts';
import { PROJECT_GROUP } from './project-group.ts';
import { PROJECT_INDICATOR } from './project-indicator.ts';
import { PROJECT_PERSON } from './project-person.ts';
import { PROJECT } from './project.ts';
import { OFFICIAL, type RecordKind, type SpecialRecordKind } from './record.ts';
import { REGISTRATION } from './registration.ts';
import { RESEARCH_TEAM } from './research-team.ts';
import { TEAM_MEMBER } from './team-member.ts';
import { UNIT } from './unit.ts';

/** What the model does not say of kinds of records: what guards and checks them, and whose rights are their own. */
const SPECIAL: Readonly<Partial<Record<NounName, SpecialRecordKind>>> = {
  BudgetLine: BUDGET_LINE,
  EquipmentItem: EQUIPMENT_ITEM,
  Funding: FUNDING,
  Membership: MEMBERSHIP,
  Patent: PATENT,
  Platform: PLATFORM,
  ProjectGroup: PROJECT_GROUP,
  ProjectIndicator: PROJECT_INDICATOR,
  ProjectPerson: PROJECT_PERSON,
  Project: PROJECT,
  Registration: REGISTRATION,
  ResearchTeam: RESEARCH_TEAM,
  TeamMember: TEAM_MEMBER,
  Unit: UNIT,
};

/** Every kind of record that mutations make, change and end. */
export const RECORD_KINDS: readonly RecordKind[] = NOUNS.map((noun) => ({
  ...recordKind(noun),
  ...SPECIAL[noun.name],
}));

/** A kind of record as the model tells it. */
function recordKind(noun: Noun<NounName>): RecordKind {
  const { name, means, fields, end, owners, isOfficial, isRemovable } = noun;
  return {
    name,
    means,
    fields,
    owners,
    right: isOfficial ? OFFICIAL : 'WRITE_RECORDS',
    ...(end && { end }),
    ...(isRemovable && { removal: {} }),
  };
}

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
