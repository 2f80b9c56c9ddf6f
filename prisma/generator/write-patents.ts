import { addMonths, type CalendarDate } from '../../src/domain/calendar-date.ts';
import { Random } from './random.ts';
import type { Tables } from './tables.ts';

/** The last day on which anything of the sample is filed or granted. */
const LAST_DAY = '2026-06-30';

/** For how many months a patent of each kind holds from its filing, and how many its grant takes here. */
const KINDS = [
  { kind: 'INVENTION', holds: 240, grant: 14 },
  { kind: 'UTILITY_MODEL', holds: 120, grant: 7 },
  { kind: 'DESIGN', holds: 180, grant: 6 },
] as const;

/** What patents may come from: a project that is under way, with its units by their references. */
export interface PatentSource {
  readonly ref: string;
  readonly consortiumRef: string;
  readonly title: string;
  readonly startsOn: CalendarDate | null;
  readonly undertakers: readonly string[];
  readonly participants: readonly string[];
}

/** Writes the patents of a project: up to three, the first an invention of two holders where anybody takes part in it. */
export function writePatents(tables: Tables, project: PatentSource): void {
  const { ref, consortiumRef, title, startsOn, undertakers, participants } = project;
  if (startsOn === null) return;
  const random = new Random(`patents ${ref}`);
  const wanted = random.integer(1, 3);
  for (let number = 1; number <= wanted; number += 1) {
    const { kind, holds, grant } = number === 1 ? KINDS[0] : random.pick(KINDS);
    const filedOn = addMonths(startsOn, number * random.integer(2, 5));
    const holder = random.pick(undertakers);
    const isPct = kind === 'INVENTION' && random.chance(20);
    if (filedOn > LAST_DAY) return;
    const grantedOn = addMonths(filedOn, grant);
    const patent = `${ref}-z${number}`;
    tables.add('sample/patents.csv', {
      patent_ref: patent,
      kind,
      is_pct: isPct,
      title: `${title}（样例${number}）`,
      holder_unit_ref: holder,
      consortium_ref: consortiumRef,
      project_ref: ref,
      filed_on: filedOn,
      granted_on: grantedOn > LAST_DAY ? null : grantedOn,
      expires_on: grantedOn > LAST_DAY ? null : addMonths(filedOn, holds),
    });
    const [other] = participants;
    if (number > 1 || other === undefined) continue;
    tables.add('sample/patent_co_holders.csv', { patent_ref: patent, unit_ref: other, position: 2 });
  }
}
