import type { Queryable } from '../database/connection.ts';
import { sql } from '../database/statement.ts';
import type { ProblemLog } from './problem.ts';
import type { References } from './references.ts';
import type { CheckedRow } from './row.ts';
import { MEMBERSHIPS } from './table-set.ts';

interface StoredLead {
  readonly consortiumId: number;
  readonly unitId: number;
  readonly joinedOn: string | null;
  readonly leftOn: string | null;
}

/** A lead's days: from the first to the day before the second; null is open. */
interface Span {
  readonly joinedOn: string | null;
  readonly leftOn: string | null;
}

interface Candidate extends Span {
  readonly row: CheckedRow;
  readonly unitId: number;
  readonly stored: StoredLead | undefined;
}

/**
 * The rows of role LEAD that stand, in the order in which the database takes them: at no moment do two leads of one
 * consortium overlap, so those that give up days come before those that gain them.
 *
 * All rows of a consortium must come in one call, for a stored lead that a later row ends makes room for an earlier one.
 */
export async function judgeLeads(
  transaction: Queryable,
  references: References,
  rows: readonly CheckedRow[],
  problems: ProblemLog,
): Promise<CheckedRow[]> {
  const byConsortium = grouped(
    rows,
    (row) => references.idOf('Consortium', row.values['consortium_ref'] ?? '') ?? 0,
  );
  const stored = await transaction.query<StoredLead>(sql`
    SELECT "consortiumId", "unitId", "joinedOn", "leftOn" FROM "Membership"
    WHERE "role" = 'LEAD' AND "consortiumId" = ANY (${[...byConsortium.keys()].map(String)}::int[])`);
  const storedBy = grouped(stored, ({ consortiumId }) => consortiumId);

  const giving: CheckedRow[] = [];
  const gaining: CheckedRow[] = [];
  for (const [consortiumId, ofConsortium] of byConsortium) {
    const storedLeads = storedBy.get(consortiumId) ?? [];
    const candidates = ofConsortium.map((row) => candidateOf(row, references, storedLeads));
    for (const candidate of standingCandidates(candidates, storedLeads, problems)) {
      (givesUpDays(candidate) ? giving : gaining).push(candidate.row);
    }
  }
  return [...giving, ...gaining];
}

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => number): Map<number, Item[]> {
  const groups = new Map<number, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

function candidateOf(row: CheckedRow, references: References, storedLeads: readonly StoredLead[]): Candidate {
  const unitId = references.idOf('Unit', row.values['unit_ref'] ?? '') ?? 0;
  const joinedOn = row.values['joined_on'] ?? null;
  const stored = storedLeads.find((lead) => lead.unitId === unitId && lead.joinedOn === joinedOn);
  // Without the column the stored end stays.
  const leftOn = row.values['left_on'] === undefined ? (stored?.leftOn ?? null) : row.values['left_on'];
  return { row, unitId, joinedOn, leftOn, stored };
}

/** The first stands. Refusing a row leaves the stored lead that it was about, so the others are judged again. */
function standingCandidates(
  candidates: readonly Candidate[],
  storedLeads: readonly StoredLead[],
  problems: ProblemLog,
): Candidate[] {
  const refused = new Set<Candidate>();
  for (;;) {
    const standing = candidates.filter((candidate) => !refused.has(candidate));
    const replaced = new Set(standing.map(({ stored }) => stored));
    const taken: Span[] = storedLeads.filter((lead) => !replaced.has(lead));
    const refusedBefore = refused.size;
    for (const candidate of standing) {
      const rival = taken.find((span) => overlap(span, candidate));
      if (!rival) {
        taken.push(candidate);
        continue;
      }
      refused.add(candidate);
      problems.add(MEMBERSHIPS.file, candidate.row.line, 'role', {
        code: 'SECOND_LEAD',
        message: `the consortium has another lead ${daysOf(rival)}; give this row the role MEMBER, or dates that leave those days free`,
      });
    }
    if (refused.size === refusedBefore) return standing;
  }
}

function givesUpDays({ stored, leftOn }: Candidate): boolean {
  return stored !== undefined && leftOn !== null && (stored.leftOn === null || leftOn < stored.leftOn);
}

/** Whether two spans share a day; a span that ends on its first day has none. */
function overlap(a: Span, b: Span): boolean {
  const starts =
    a.joinedOn === null || (b.joinedOn !== null && b.joinedOn > a.joinedOn) ? b.joinedOn : a.joinedOn;
  const ends = a.leftOn === null || (b.leftOn !== null && b.leftOn < a.leftOn) ? b.leftOn : a.leftOn;
  const empty = [a, b].some((span) => span.joinedOn !== null && span.joinedOn === span.leftOn);
  return !empty && (starts === null || ends === null || starts < ends);
}

function daysOf({ joinedOn, leftOn }: Span): string {
  return `from ${joinedOn ?? 'the beginning'} ${leftOn === null ? 'on' : `until ${leftOn}`}`;
}
