import type { CalendarDate } from '../domain/calendar-date.ts';
import { consequencesOf } from './consequence.ts';
import type { ConsortiumLife } from './duty.ts';
import type { Hindrance } from './hindrance.ts';
import type { Policy } from './policy.ts';

/** A consortium under the policy that a unit led, and when. */
export interface LedConsortium {
  readonly name: string;
  /** The first day of its lead; null is from the beginning. */
  readonly from: CalendarDate | null;
  /** The first day on which it led no more; null while it leads. */
  readonly until: CalendarDate | null;
  readonly life: ConsortiumLife;
}

/** A unit that is to lead or to join, with what it led. */
export interface UnitWithPast {
  readonly name: string;
  readonly led: readonly LedConsortium[];
}

/**
 * That units neither lead nor join a consortium on a day, because of the evaluations of one that they
 * led (Zhenjiang, ZHJ-V1). Who led it when the bar began is bound; a unit that was a mere member is not.
 */
export function barHindrances(policy: Policy, units: readonly UnitWithPast[], on: CalendarDate): Hindrance[] {
  return units.flatMap(({ name, led }) =>
    led.flatMap((consortium) =>
      consequencesOf(policy, consortium.life, on).flatMap(({ consequence, state, from, until }) => {
        const isBar = consequence.effect === 'LEAD_BARRED' && state === 'IN_EFFECT';
        return isBar && from !== null && leadsOn(consortium, from)
          ? [barred(name, consortium.name, consequence.title, until)]
          : [];
      }),
    ),
  );
}

function leadsOn({ from, until }: LedConsortium, day: CalendarDate): boolean {
  return (from === null || from <= day) && (until === null || day < until);
}

function barred(
  unit: string,
  consortium: string,
  { zh, en }: Hindrance['message'],
  until: CalendarDate | null,
): Hindrance {
  const [toZh, toEn] =
    until === null ? ['', ''] : [`，至${until}（含当日）`, `, up to ${until}, that day included`];
  return {
    code: 'UNIT_BARRED',
    message: {
      zh: `“${unit}”曾牵头“${consortium}”，按其评价结果：${zh}${toZh}；请更换单位，或待期满后再办理。`,
      en: `${unit} led "${consortium}", and by its evaluations: ${en}${toEn}; take another unit, or wait until that is over.`,
    },
  };
}
