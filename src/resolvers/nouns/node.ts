import type DataLoader from 'dataloader';
import { applicationsById } from '../applications/application.ts';
import { consortiaById } from './consortium.ts';
import type { Context } from '../request/context.ts';
import { AtlasError } from '../request/errors.ts';
import { decisionsById } from '../compliance/compliance-decision.ts';
import { fundingsById } from './funding.ts';
import { platformsById } from './platform.ts';
import { evaluationsById, notesById, reportsById } from './consortium-record.ts';
import { membershipsById } from './membership.ts';
import { placeOfConsortium } from './place.ts';
import {
  budgetLinesById,
  equipmentById,
  groupsById,
  indicatorsById,
  milestonesById,
  personsById,
  scheduleItemsById,
} from './project-detail.ts';
import { partsById, projectsById, requireProject } from './project.ts';
import { registrationsById } from './registration.ts';
import { teamMembersById, teamsById } from './research-team.ts';
import { hasEverywhere, isAllowed, leaveOut } from '../request/rights.ts';
import { financialYearsById, titlesById, unitsById } from './unit.ts';

/** A row together with the type that it is in the graph. */
export interface NodeRow {
  readonly __typename: NodeType;
  readonly id: number;
}

/** The types whose records have a global id. */
export type NodeType = keyof typeof LOADERS;

const LOADERS = {
  Unit: unitsById,
  Consortium: consortiaById,
  Platform: platformsById,
  ResearchTeam: teamsById,
  Project: projectsById,
  Funding: fundingsById,
  Registration: registrationsById,
  Qualification: titlesById,
  FinancialYear: financialYearsById,
  Membership: membershipsById,
  TeamMember: teamMembersById,
  ProjectGroup: groupsById,
  ProjectUnit: partsById,
  ProjectPerson: personsById,
  ProjectIndicator: indicatorsById,
  ProjectScheduleItem: scheduleItemsById,
  ProjectMilestone: milestonesById,
  BudgetLine: budgetLinesById,
  EquipmentItem: equipmentById,
  Evaluation: evaluationsById,
  Report: reportsById,
  Note: notesById,
  Application: applicationsById,
  ComplianceDecision: decisionsById,
} satisfies Record<
  string,
  (context: Context, args: null) => DataLoader<number, { readonly id: number } | undefined>
>;

const ENCODED = /^([A-Za-z]+):([1-9]\d{0,8})$/;

/** The global id of a row of a type, opaque to clients. */
export function encodeId(type: string, id: number): string {
  return Buffer.from(`${type}:${id}`, 'utf8').toString('base64url');
}

/** Reads a global id; throws AtlasError BAD_ID on anything that {@link encodeId} did not write. */
export function decodeId(text: string): { readonly type: string; readonly id: number } {
  const [, type, id] = ENCODED.exec(Buffer.from(text, 'base64url').toString('utf8')) ?? [];
  if (type === undefined || id === undefined || encodeId(type, Number(id)) !== text) {
    throw new AtlasError('BAD_ID', 'This is no global id; take it from the field "id" of an answer.');
  }
  return { type, id: Number(id) };
}

/** The number in a global id of one type; throws AtlasError BAD_ID where it is of another. */
export function decodeIdOf(type: string, text: string): number {
  const decoded = decodeId(text);
  if (decoded.type !== type) {
    throw new AtlasError('BAD_ID', `This is the id of a ${decoded.type}; give the id of a ${type}.`);
  }
  return decoded.id;
}

/** The number in a global id of one type; undefined for anything else. */
export function rowNumberOf(type: string, text: string): number | undefined {
  try {
    return decodeIdOf(type, text);
  } catch (error) {
    if (error instanceof AtlasError) return undefined;
    throw error;
  }
}

/** The record of a global id; null where it is no longer there. */
export async function nodeOf(context: Context, globalId: string): Promise<NodeRow | null> {
  const { type, id } = decodeId(globalId);
  if (!isNodeType(type))
    throw new AtlasError('BAD_ID', 'This is no global id; take it from the field "id" of an answer.');
  const row = await LOADERS[type](context, null).load(id);
  if (row && (await isShown(context, type, id))) return { ...row, __typename: type };
  // Said of people who are not there, too: what is left out is not to be told from what is not there.
  if (CONSORTIUM_OF_PERSON.has(type) && !hasEverywhere(context.viewer, 'PERSONS'))
    leaveOut(context, 'PERSONS');
  return null;
}

/**
 * Whether the viewer sees a record of a type at all. People are as though they were not there for whoever has no right
 * to them, as in the lists of them, and a notice says so.
 */
export async function isShown(context: Context, type: string, id: number): Promise<boolean> {
  const consortiumId = await CONSORTIUM_OF_PERSON.get(type)?.(context, id);
  if (consortiumId === undefined) return true;
  const shown = await isAllowed(context, 'PERSONS', () => placeOfConsortium(context, consortiumId));
  if (!shown) leaveOut(context, 'PERSONS');
  return shown;
}

/** The consortium that a person belongs to; undefined where the person is no longer there. */
const CONSORTIUM_OF_PERSON: ReadonlyMap<
  string,
  (context: Context, id: number) => Promise<number | undefined>
> = new Map([
  ['TeamMember', async (context, id) => (await teamMembersById(context, null).load(id))?.consortiumId],
  [
    'ProjectPerson',
    async (context, id) => {
      const person = await personsById(context, null).load(id);
      return person && (await requireProject(context, person.projectId)).consortiumId;
    },
  ],
]);

function isNodeType(type: string): type is NodeType {
  return Object.hasOwn(LOADERS, type);
}
