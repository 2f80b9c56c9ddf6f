import { isReference, readReference } from '../../domain/reference.ts';
import type { Role } from '../../generated/prisma/enums.ts';

/** What a key or token may be used for at all, whatever its role allows. */
export type Scope = 'READ' | 'WRITE' | 'PERSONAL_DATA';

/** Who asks: the anonymous public, or the holder of a key or token with a role. */
export interface Viewer {
  readonly role: 'PUBLIC' | Role;
  /** The name of the key or token; null for the public. */
  readonly name: string | null;
  /** An officer's or integrator's division, whose rights hold there and in all that lies in it; null for none. */
  readonly divisionCode: string | null;
  /** An applicant's own unit; null for none. */
  readonly unitRef: string | null;
  readonly scopes: readonly Scope[];
}

/**
 * An applicant's own unit as its reference is stored, from how a key or token names it; undefined where that is no reference.
 */
export function ownUnit(written: string): string | undefined {
  const ref = readReference(written);
  return isReference(ref) ? ref : undefined;
}

/** Whoever sends no key. */
export const PUBLIC_VIEWER: Viewer = {
  role: 'PUBLIC',
  name: null,
  divisionCode: null,
  unitRef: null,
  scopes: [],
};

/** Who is named in the history and owns the idempotency keys. */
export function actorOf({ viewer }: { readonly viewer: Viewer }): string {
  return viewer.name ?? viewer.role;
}

/** Somebody with every right, such as whoever runs a command on the machine itself. */
export function administrator(name: string): Viewer {
  return {
    role: 'ADMINISTRATOR',
    name,
    divisionCode: null,
    unitRef: null,
    scopes: ['READ', 'WRITE', 'PERSONAL_DATA'],
  };
}
