import type { DivisionTree } from '../../domain/division.ts';
import type { Role } from '../../generated/prisma/enums.ts';
import type { Context } from './context.ts';
import { AtlasError } from './errors.ts';
import type { Scope, Viewer } from './viewer.ts';

/** How far a right goes: to all records, to those of the viewer's division and below, or to the viewer's own unit's. */
type Extent = 'EVERYWHERE' | 'DIVISION' | 'UNIT';

interface RightTerms {
  /** What a key must be made for besides having the role. */
  readonly scope: Scope;
  readonly roles: { readonly [role in Role]?: Extent };
  /** What is not public, for whoever is told to send a key. */
  readonly of: string;
}

const OFFICERS = { DISTRICT_OFFICER: 'DIVISION', CITY_OFFICER: 'DIVISION' } as const;
const ADMINISTRATOR = { ADMINISTRATOR: 'EVERYWHERE' } as const;

/** Every right: who has it, and how far it goes. Whatever is public needs none. */
const RIGHTS = {
  /** Money of a unit: its figures of each year, sums of them, and ratios in full. Officers compare units across cities, so theirs ends nowhere. */
  RAW_FIGURES: {
    scope: 'READ',
    of: 'Money of enterprises',
    roles: {
      ANALYST: 'EVERYWHERE',
      APPLICANT: 'UNIT',
      DISTRICT_OFFICER: 'EVERYWHERE',
      CITY_OFFICER: 'EVERYWHERE',
      INTEGRATOR: 'EVERYWHERE',
      ...ADMINISTRATOR,
    },
  },
  /** People of teams and projects, and a unit's contact, document and phone numbers masked. */
  PERSONS: {
    scope: 'READ',
    of: 'People',
    roles: {
      ANALYST: 'EVERYWHERE',
      APPLICANT: 'UNIT',
      ...OFFICERS,
      INTEGRATOR: 'DIVISION',
      ...ADMINISTRATOR,
    },
  },
  /** Document and phone numbers in full; every look is recorded. */
  PERSONAL_DATA: {
    scope: 'PERSONAL_DATA',
    of: 'Document and phone numbers',
    roles: { APPLICANT: 'UNIT', ...OFFICERS, ...ADMINISTRATOR },
  },
  /** Who looked at document and phone numbers in full. */
  REVEALS: {
    scope: 'READ',
    of: 'Looks at document and phone numbers',
    roles: { ...OFFICERS, ...ADMINISTRATOR },
  },
  /** Who changed a record, when and how. */
  HISTORY: {
    scope: 'READ',
    of: 'Histories of records',
    roles: { APPLICANT: 'UNIT', ...OFFICERS, INTEGRATOR: 'DIVISION', ...ADMINISTRATOR },
  },
  /** Applications that are not yet filed. */
  APPLICATIONS: {
    scope: 'READ',
    of: 'Applications that are not yet filed',
    roles: { APPLICANT: 'UNIT', ...OFFICERS, ...ADMINISTRATOR },
  },
  /** Who reviewed an application, and what they found. */
  REVIEWERS: {
    scope: 'READ',
    of: 'Reviewers of applications',
    roles: { ...OFFICERS, ...ADMINISTRATOR },
  },
  /** Creating, changing and ending records. */
  WRITE_RECORDS: {
    scope: 'WRITE',
    of: 'Changes',
    roles: { APPLICANT: 'UNIT', ...OFFICERS, INTEGRATOR: 'DIVISION', ...ADMINISTRATOR },
  },
  /** Records that officers keep and applicants do not, such as filings, evaluations and titles granted. */
  WRITE_OFFICIAL_RECORDS: {
    scope: 'WRITE',
    of: 'Changes',
    roles: { ...OFFICERS, INTEGRATOR: 'DIVISION', ...ADMINISTRATOR },
  },
  /** Keeping a compliance report. */
  KEEP_DECISIONS: { scope: 'WRITE', of: 'Changes', roles: { ...OFFICERS, ...ADMINISTRATOR } },
  /** What an applicant does with an application: draft it, submit it, take it back. */
  MOVE_AS_APPLICANT: { scope: 'WRITE', of: 'Changes', roles: { APPLICANT: 'UNIT', ...ADMINISTRATOR } },
  /** What the local bureau does with an application: review and recommend it. */
  MOVE_AS_DISTRICT: {
    scope: 'WRITE',
    of: 'Changes',
    roles: { DISTRICT_OFFICER: 'DIVISION', ...ADMINISTRATOR },
  },
  /** What the city's bureau does with an application, and what it records of experts and the province. */
  MOVE_AS_CITY: { scope: 'WRITE', of: 'Changes', roles: { CITY_OFFICER: 'DIVISION', ...ADMINISTRATOR } },
  /** Moving an application at all: whoever may make one of its moves. */
  MOVE_APPLICATIONS: {
    scope: 'WRITE',
    of: 'Changes',
    roles: { APPLICANT: 'UNIT', ...OFFICERS, ...ADMINISTRATOR },
  },
  /** What concerns the whole service, such as its keys and its divisions. */
  ADMINISTER: { scope: 'WRITE', of: 'Changes', roles: ADMINISTRATOR },
} as const satisfies Record<string, RightTerms>;

/** A right. */
export type Right = keyof typeof RIGHTS;

const ALL_RIGHTS: readonly Right[] = Object.keys(RIGHTS).filter((name): name is Right => name in RIGHTS);

/** Where a record belongs: the division that answers for it, and the unit whose own it is. */
export interface AccessScope {
  /** Of a consortium its division, of a unit that of its registration; null where it is not known. */
  readonly divisionCode?: string | null;
  /** Of a unit itself, of a consortium or draft its lead; null where there is none. */
  readonly unitRef?: string | null;
}

/** The records that a viewer's right goes to, for a list to ask the database for no others. */
export type Reach =
  | { readonly to: 'EVERYTHING' | 'NOTHING' }
  | { readonly to: 'DIVISION'; readonly divisionCode: string }
  | { readonly to: 'UNIT'; readonly unitRef: string };

/** Why a viewer may not do something. */
export interface RightRefusal {
  /** UNAUTHENTICATED for the public, FORBIDDEN for everybody else without the right. */
  readonly code: 'UNAUTHENTICATED' | 'FORBIDDEN';
  readonly message: string;
}

/** How far a viewer's right goes. An officer without a division and an applicant without a unit reach nothing. */
export function reachOf({ role, scopes, divisionCode, unitRef }: Viewer, right: Right): Reach {
  const { scope, roles }: RightTerms = RIGHTS[right];
  const extent = role === 'PUBLIC' || !scopes.includes(scope) ? undefined : roles[role];
  if (extent === 'EVERYWHERE') return { to: 'EVERYTHING' };
  if (extent === 'DIVISION' && divisionCode !== null) return { to: 'DIVISION', divisionCode };
  if (extent === 'UNIT' && unitRef !== null) return { to: 'UNIT', unitRef };
  return { to: 'NOTHING' };
}

/** Whether a record lies within a reach. A record whose scope is not known lies only within the reach of everything. */
export function reaches(
  reach: Reach,
  { divisionCode, unitRef }: AccessScope,
  divisions: DivisionTree,
): boolean {
  if (reach.to === 'DIVISION') return divisions.contains(reach.divisionCode, divisionCode) === true;
  if (reach.to === 'UNIT') return reach.unitRef === unitRef;
  return reach.to === 'EVERYTHING';
}

/** Whether a viewer has a right to a record of some scope. */
export function mayAt(viewer: Viewer, right: Right, scope: AccessScope, divisions: DivisionTree): boolean {
  return reaches(reachOf(viewer, right), scope, divisions);
}

/** Whether a viewer may create, change or end a record of some scope. */
export function mayWrite(viewer: Viewer, scope: AccessScope, divisions: DivisionTree): boolean {
  return mayAt(viewer, 'WRITE_RECORDS', scope, divisions);
}

/** Whether a viewer has a right to every record there is. */
export function hasEverywhere(viewer: Viewer, right: Right): boolean {
  return reachOf(viewer, right).to === 'EVERYTHING';
}

/** The rights that a viewer has to every record there is. */
export function rightsEverywhere(viewer: Viewer): readonly Right[] {
  return ALL_RIGHTS.filter((right) => hasEverywhere(viewer, right));
}

/** Why a right is refused to a viewer: the public is told to send a key. */
export function refusalOf({ role }: Viewer, right: Right): RightRefusal {
  const { of, scope }: RightTerms = RIGHTS[right];
  if (role === 'PUBLIC') {
    const need = scope === 'WRITE' ? 'need a key' : 'are not public';
    return {
      code: 'UNAUTHENTICATED',
      message: `${of} ${need}; send an API key as "Authorization: Bearer KEY".`,
    };
  }
  return {
    code: 'FORBIDDEN',
    message: `${of} are not for this key of the role ${role}; ask an administrator for one that may.`,
  };
}

/** Refuses a right to whoever does not have it to every record; throws AtlasError UNAUTHENTICATED or FORBIDDEN. */
export function requireEverywhere(viewer: Viewer, right: Right): void {
  if (!hasEverywhere(viewer, right)) throw rightRefused(viewer, right);
}

/** The error of a right that a viewer does not have. */
export function rightRefused(viewer: Viewer, right: Right): AtlasError {
  const { code, message } = refusalOf(viewer, right);
  return new AtlasError(code, message);
}

/**
 * Whether a viewer has a right to a record. Its scope is looked up only where the right does not reach
 * everywhere: then the result is a promise, and otherwise the answer itself, because this is asked for every field
 * that needs a right.
 */
export function isAllowed(
  context: Context,
  right: Right,
  scope: () => AccessScope | Promise<AccessScope>,
): boolean | Promise<boolean> {
  const reach = reachOf(context.viewer, right);
  if (reach.to === 'EVERYTHING' || reach.to === 'NOTHING') return reach.to === 'EVERYTHING';
  return Promise.all([scope(), context.divisions()]).then(([at, divisions]) => reaches(reach, at, divisions));
}

/** Refuses a right to a record to whoever does not have it there; throws AtlasError UNAUTHENTICATED or FORBIDDEN. */
export async function requireAt(
  context: Context,
  right: Right,
  scope: () => AccessScope | Promise<AccessScope>,
): Promise<void> {
  if (!(await isAllowed(context, right, scope))) throw rightRefused(context.viewer, right);
}

/** Tells the viewer of an answer that records were left out of it for want of a right. */
export function leaveOut({ viewer, notify }: Context, right: Right): void {
  notify({
    code: `${right}_LEFT_OUT`,
    message: `${RIGHTS[right].of} that this viewer has no right to were left out. ${refusalOf(viewer, right).message}`,
  });
}
