import type { Role } from '../generated/prisma/enums.ts';
import { AtlasError } from './errors.ts';

/** Who asks: the anonymous public, or the holder of a key with a role. */
export interface Viewer {
  readonly role: 'PUBLIC' | Role;
  /** The key's name; null for the public. */
  readonly name: string | null;
}

/** Whoever sends no key. */
export const PUBLIC_VIEWER: Viewer = { role: 'PUBLIC', name: null };

/** Whether the viewer sees a unit's money figures of a single year. */
export function seesRawFigures({ role }: Viewer): boolean {
  return role !== 'PUBLIC';
}

/** Whether the viewer sees people. */
export function seesPersons({ role }: Viewer): boolean {
  return role !== 'PUBLIC';
}

/** What somebody who sees no people is told where people were left out. */
export const PERSONS_LEFT_OUT = {
  code: 'PERSONS_LEFT_OUT',
  message: 'People are not public and were left out; send an API key as "Authorization: Bearer KEY".',
};

/** Refuses raw figures to whoever has no right to them. */
export function requireRawFigures(viewer: Viewer): void {
  if (!seesRawFigures(viewer)) {
    throw new AtlasError(
      'UNAUTHENTICATED',
      'Figures of a single year are not public; send an API key as "Authorization: Bearer KEY".',
    );
  }
}
