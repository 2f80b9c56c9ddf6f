import type DataLoader from 'dataloader';
import { consortiaById } from './consortium.ts';
import type { Context } from './context.ts';
import { AtlasError } from './errors.ts';
import { decisionsById } from './compliance-decision.ts';
import { fundingsById } from './funding.ts';
import { platformsById } from './platform.ts';
import { projectsById } from './project.ts';
import { teamsById } from './research-team.ts';
import { unitsById } from './unit.ts';

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

/** The record of a global id; null where it is no longer there. */
export async function nodeOf(context: Context, globalId: string): Promise<NodeRow | null> {
  const { type, id } = decodeId(globalId);
  if (!isNodeType(type))
    throw new AtlasError('BAD_ID', 'This is no global id; take it from the field "id" of an answer.');
  const row = await LOADERS[type](context, null).load(id);
  return row ? { ...row, __typename: type } : null;
}

function isNodeType(type: string): type is NodeType {
  return Object.hasOwn(LOADERS, type);
}
