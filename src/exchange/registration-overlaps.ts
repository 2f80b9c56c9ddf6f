import type { ProblemLog } from './problem.ts';
import type { CheckedRow } from './row.ts';
import { REGISTRATIONS } from './table-set.ts';

const BEGINNING = '';
const END = '~';

/** Warns of registrations of one unit that share a day; both days of a registration belong to it. */
export class RegistrationOverlaps {
  readonly #problems: ProblemLog;
  readonly #byUnit = new Map<
    string,
    { readonly line: number; readonly from: string; readonly to: string }[]
  >();

  constructor(problems: ProblemLog) {
    this.#problems = problems;
  }

  add({ line, values }: CheckedRow): void {
    const unit = values['unit_ref'] ?? '';
    const span = { line, from: values['valid_from'] ?? BEGINNING, to: values['valid_to'] ?? END };
    const others = this.#byUnit.get(unit);
    if (!others) {
      this.#byUnit.set(unit, [span]);
      return;
    }
    const other = others.find(({ from, to }) => from <= span.to && span.from <= to);
    if (other) {
      this.#problems.add(REGISTRATIONS.file, line, 'valid_from', {
        code: 'OVERLAPPING_REGISTRATION',
        message: `line ${other.line} has the unit registered elsewhere on the same days; of the two the one that began last counts`,
      });
    }
    others.push(span);
  }
}
