import { BUDGET_LINE } from './budget-line.ts';
import { CONSORTIUM } from './consortium.ts';
import { EQUIPMENT_ITEM } from './equipment-item.ts';
import { EVALUATION } from './evaluation.ts';
import { FINANCIAL_YEAR } from './financial-year.ts';
import { FUNDING } from './funding.ts';
import { MEMBERSHIP } from './membership.ts';
import { NOTE } from './note.ts';
import { PATENT_CO_HOLDER } from './patent-co-holder.ts';
import { PATENT } from './patent.ts';
import { PLATFORM } from './platform.ts';
import { PROJECT } from './project.ts';
import { PROJECT_GROUP } from './project-group.ts';
import { PROJECT_INDICATOR } from './project-indicator.ts';
import { PROJECT_MILESTONE } from './project-milestone.ts';
import { PROJECT_PERSON } from './project-person.ts';
import { PROJECT_SCHEDULE_ITEM } from './project-schedule-item.ts';
import { PROJECT_UNIT } from './project-unit.ts';
import { QUALIFICATION } from './qualification.ts';
import { REGISTRATION } from './registration.ts';
import { REPORT } from './report.ts';
import { RESEARCH_TEAM } from './research-team.ts';
import { TEAM_MEMBER } from './team-member.ts';
import { UNIT } from './unit.ts';
import type { Noun } from './noun.ts';

/** Every kind of record that people keep, each after those that it names: whatever is the same for all of them goes through this list. */
export const NOUNS = [
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
  PATENT,
  PATENT_CO_HOLDER,
  EVALUATION,
  REPORT,
  NOTE,
] as const satisfies readonly Noun[];
/** The name of one of them. */
export type NounName = (typeof NOUNS)[number]['name'];
