import { CONSORTIUM as CONSORTIUM_NOUN } from '../../model/consortium.ts';
import { EVALUATION as EVALUATION_NOUN } from '../../model/evaluation.ts';
import { REPORT as REPORT_NOUN } from '../../model/report.ts';
import {
  EVALUATIONS_BY_CONSORTIUM,
  NOTES_BY_CONSORTIUM,
  REPORTS_BY_CONSORTIUM,
} from '../nouns/consortium-record.ts';
import { GROUPS_BY_CONSORTIUM } from '../nouns/project-detail.ts';
import { PEOPLE_BY_CONSORTIUM, TEAMS_BY_CONSORTIUM } from '../nouns/research-team.ts';
import { sql } from '../../database/statement.ts';
import { MEMBERS } from '../nouns/membership.ts';
import { holdsOn, holdsOnOfUnit } from '../nouns/presence.ts';
import { PROJECTS } from '../nouns/project.ts';
import { column, columnPlans, provenance, recordFields, text, withRight } from './columns.ts';
import { connectionText } from './connection.ts';
import { dayOf, figuresBeside, memberCountText, rdIntensityText, shareText } from './figures.ts';
import { listText, plainText, stringText } from './json-text.ts';
import { ownedList } from './owned-list.ts';
import { patentsOf } from './patent.ts';
import type { TypePlan } from './type-plan.ts';
import { unitText } from './unit.ts';

/** The fields of Consortium that anybody may see and that its table, its members and its projects answer. */
export const CONSORTIUM: TypePlan = {
  ...recordFields('Consortium'),
  ...columnPlans(CONSORTIUM_NOUN),
  provenance,
  formerNames: text('formerNames'),
  division: ({ row, scope }, { fields }) => scope.place(column(row, 'divisionCode'), fields),
  technicalFields: ({ row }) => stringText(sql`coalesce(${row}."technicalFields", '{}')`),
  otherTechnicalFields: ({ row }) => stringText(sql`coalesce(${row}."otherTechnicalFields", '{}')`),
  memberListIsPartial: ({ row }) => plainText(sql`coalesce(${row}."memberListIsPartial", false)`),
  lead: (planned, field) =>
    unitText(planned.scope, column(figuresBeside(planned, planned.scope.today), 'leadUnitId'), field),
  members: (planned, field) =>
    connectionText(
      planned.scope,
      {
        type: 'Membership',
        row: sql`membership`,
        from: sql`"Membership" membership JOIN "Unit" unit ON unit."id" = membership."unitId"`,
        condition: sql`membership."consortiumId" = ${planned.row}."id" AND ${holdsOnOfUnit(dayOf(planned, field))}`,
      },
      MEMBERS,
      field,
    ),
  platforms: ({ row, scope }, { fields }) => {
    const platform = scope.alias();
    return listText(sql`SELECT ${scope.object('Platform', platform, fields)} AS "json"
      FROM "Platform" ${platform}
      WHERE ${platform}."hostUnitId" IN (
        SELECT membership."unitId" FROM "Membership" membership
        WHERE membership."consortiumId" = ${row}."id" AND ${holdsOn(scope.today)})
      ORDER BY ${platform}."ref"`);
  },
  researchTeams: ownedList(TEAMS_BY_CONSORTIUM),
  teamMembers: withRight('PERSONS', ownedList(PEOPLE_BY_CONSORTIUM)),
  notes: ownedList(NOTES_BY_CONSORTIUM),
  evaluations: ownedList(EVALUATIONS_BY_CONSORTIUM),
  reports: ownedList(REPORTS_BY_CONSORTIUM),
  projectGroups: ownedList(GROUPS_BY_CONSORTIUM),
  patents: patentsOf('Consortium'),
  projects: (planned, field) =>
    connectionText(
      planned.scope,
      {
        type: 'Project',
        row: sql`project`,
        from: sql`"Project" project`,
        condition: sql`project."consortiumId" = ${planned.row}."id"`,
      },
      PROJECTS.order,
      field,
    ),
  memberCount: memberCountText,
  inCityShare: shareText('inCityCount', 'inCityUnknown'),
  enterpriseShare: shareText('enterpriseCount', 'enterpriseUnknown'),
  rdIntensity: (planned, field) =>
    rdIntensityText(planned, column(figuresBeside(planned, dayOf(planned, field)), 'leadUnitId'), field),
};

/** The fields of Evaluation. */
export const EVALUATION: TypePlan = {
  ...recordFields('Evaluation'),
  ...columnPlans(EVALUATION_NOUN),
  provenance,
};

/** The fields of Report. */
export const REPORT: TypePlan = {
  ...recordFields('Report'),
  ...columnPlans(REPORT_NOUN),
  provenance,
};

/** The fields of Note. */
export const NOTE: TypePlan = {
  ...recordFields('Note'),
  provenance,
  text: ({ row }, { args }) => stringText(column(row, args['locale'] === 'EN' ? 'textEn' : 'textZh')),
};
