import type DataLoader from 'dataloader';
import type { Context } from '../request/context.ts';
import { AtlasError } from '../request/errors.ts';
import { decodeId } from '../request/global-id.ts';
import { hasEverywhere, isAllowed, leaveOut } from '../request/rights.ts';
import { scopeOfConsortium } from './access-scope.ts';
import { personsById } from './project-detail.ts';
import { requireProject } from './project.ts';
import { teamMembersById } from './research-team.ts';

/** A row together with the type that it is in the graph. */
export interface NodeRow {
  readonly __typename: string;
  readonly id: number;
}

/** How the records of a type are found by their numbers. */
export type NodeLoader = (
  context: Context,
  args: null,
) => DataLoader<number, { readonly id: number } | undefined>;

/** The record of a global id, of one of the types that have one; null where it is no longer there. */
export async function nodeOf(
  context: Context,
  loaders: ReadonlyMap<string, NodeLoader>,
  globalId: string,
): Promise<NodeRow | null> {
  const { type, id } = decodeId(globalId);
  const rowsById = loaders.get(type);
  if (!rowsById)
    throw new AtlasError('BAD_ID', 'This is no global id; take it from the field "id" of an answer.');
  const row = await rowsById(context, null).load(id);
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
  const shown = await isAllowed(context, 'PERSONS', () => scopeOfConsortium(context, consortiumId));
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
