/** A stable code for each way in which a request to the policy engine can be wrong. */
export type PolicyErrorCode =
  | 'UNKNOWN_POLICY'
  | 'UNKNOWN_RULE'
  | 'UNKNOWN_PARAMETER'
  | 'BAD_PARAMETER_VALUE'
  | 'NEGATIVE_AMOUNT'
  | 'UNKNOWN_MEMBER'
  | 'CONTRADICTORY_FACTS'
  | 'BAD_POLICY_FOLDER';

/** A request to the policy engine that cannot be answered; the message says what to do about it. */
export class PolicyError extends Error {
  override readonly name = 'PolicyError';
  readonly code: PolicyErrorCode;

  constructor(code: PolicyErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** So many letters tell which name a text is the beginning of. */
const SHORTEST_BEGINNING = 4;

/** The name nearest to a wrong one: the one it is the beginning of, else by edit distance; null where none is near enough to be meant. */
export function nearestName(wrong: string, names: Iterable<string>): string | null {
  const sought = wrong.toLowerCase();
  let nearest: string | null = null;
  let shortest = Math.max(2, Math.ceil(sought.length / 2)) + 1;
  for (const name of names) {
    const candidate = name.toLowerCase();
    // What was cut off at the end is likelier than letters mistyped.
    const isCutOff = sought.length >= SHORTEST_BEGINNING && candidate.startsWith(sought);
    const distance = isCutOff ? 0.5 : editDistance(sought, candidate);
    if (distance >= shortest) continue;
    shortest = distance;
    nearest = name;
  }
  return nearest;
}

/** "; did you mean X?" where a name is near, else the names there are. */
export function suggestion(wrong: string, names: readonly string[]): string {
  const nearest = nearestName(wrong, names);
  if (nearest !== null) return `did you mean ${nearest}?`;
  return names.length === 0 ? 'there are none' : `there are ${names.join(', ')}`;
}

/** Levenshtein's distance, over texts cut to a length that names do not reach. */
function editDistance(left: string, right: string): number {
  const [a, b] = [left.slice(0, 100), right.slice(0, 100)];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of Array.from(a).entries()) {
    const next = [i + 1];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (letter === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
