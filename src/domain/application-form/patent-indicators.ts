import { Decimal } from '../decimal.ts';
import type { ProjectEntry } from './project-form.ts';
import type { Complain } from './problem.ts';

/** What indicators ask of a patent that came from the project. */
export interface CountedPatent {
  readonly kind: 'INVENTION' | 'UTILITY_MODEL' | 'DESIGN';
  /** Null: not known. */
  readonly isPct: boolean | null;
  readonly isGranted: boolean;
}

type Counts = (patent: CountedPatent) => boolean;
const isInvention: Counts = ({ kind }) => kind === 'INVENTION';
/** Where it is not known whether an invention was filed abroad, it may count to either. */
const mayBePct: Counts = (patent) => isInvention(patent) && patent.isPct !== false;
const mayBeDomestic: Counts = (patent) => isInvention(patent) && patent.isPct !== true;
const granted =
  (counts: Counts): Counts =>
  (patent) =>
    patent.isGranted && counts(patent);

/** The indicators that count patents, with those that may be meant by each. */
const COUNTED: Readonly<Record<string, Counts>> = {
  PATENT_APPLICATIONS: () => true,
  INVENTION_PATENT_APPLICATIONS: isInvention,
  DOMESTIC_INVENTION_PATENT_APPLICATIONS: mayBeDomestic,
  PCT_PATENT_APPLICATIONS: mayBePct,
  PATENTS_GRANTED: granted(() => true),
  INVENTION_PATENTS_GRANTED: granted(isInvention),
  DOMESTIC_INVENTION_PATENTS_GRANTED: granted(mayBeDomestic),
  PCT_PATENTS_GRANTED: granted(mayBePct),
};

/** Tells the indicators of a completed project that promise more patents than are on record, where any are. */
export function checkPatentIndicators(
  { indicators }: Pick<ProjectEntry, 'indicators'>,
  patents: readonly CountedPatent[],
  complain: Complain,
): void {
  if (patents.length === 0) return;
  indicators.forEach(({ kind, quantity }, index) => {
    const counts = COUNTED[kind];
    if (!counts || quantity === null) return;
    const onRecord = patents.filter(counts).length;
    if (new Decimal(quantity).lte(onRecord)) return;
    complain(['indicators', index, 'quantity'], {
      code: 'PATENTS_ON_RECORD_DIFFER',
      zh: `项目已结题，指标为${quantity}件，在册专利为${onRecord}件，请核对`,
      en: `the project is completed, its indicator is ${quantity}, and ${onRecord} such patents are on record; see which is right`,
    });
  });
}
