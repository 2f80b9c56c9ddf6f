import type { CalendarDate } from '../domain/calendar-date.ts';
import type { RdIntensityMethod } from '../domain/vocabulary.ts';
import type { ArrangedFacts, LocatedUnit } from './arrangement.ts';
import type { ParameterValues } from './reform.ts';

/** What rules are judged against: facts on a day under one reading, and the numbers that hold. */
export interface Situation {
  readonly arranged: ArrangedFacts;
  readonly on: CalendarDate;
  readonly leadCounts: boolean;
  readonly rdIntensityMethod: RdIntensityMethod;
  /** Whether whoever asks may see the lead's money; otherwise amounts are not told, and ratios of them cut off. */
  readonly showsMoney: boolean;
  /** The policy's division. */
  readonly division: string;
  /** The numbers that hold on that day, after any reform. */
  readonly valueOf: ParameterValues;
}

/** The members that are counted under the reading, or those without the lead. */
export function countedUnits(
  situation: Situation,
  counting: 'READING' | 'WITHOUT_LEAD',
): readonly LocatedUnit[] {
  const { lead, members } = situation.arranged;
  return situation.leadCounts && counting === 'READING' ? [lead, ...members] : members;
}
