import { ChartCard } from '../../charts/chart-card.tsx';
import { Histogram, type HistogramBar } from '../../charts/histogram.tsx';
import { compared } from '../../figures/decimal-text.ts';
import { counted, percent, percentAgainst } from '../../figures/figures.ts';
import type { ObservationStatus } from '../../generated/operations.ts';
import { useWords } from '../../words/words.tsx';
import type { AskedOf } from './standing.tsx';

/** Fewer are no distribution. */
const FEWEST = 5;

/** A ratio over a group of consortia, and how it is spread among them. */
interface Measure {
  readonly pooled: string | null;
  readonly status: ObservationStatus;
  readonly nTotal: number;
  readonly nReported: number;
  readonly distribution: {
    readonly median: string | null;
    readonly histogram:
      | readonly { readonly from: string; readonly to: string; readonly count: number }[]
      | null;
  };
}

/** How a ratio is spread among the consortia of a place, with the threshold of its policy and what is not known. */
export function MeasureCard({
  title,
  measure,
  bounds,
  asked,
  isInForce,
}: {
  readonly title: string;
  readonly measure: Measure;
  /** Between which the pooled share lies, where members are not known. */
  readonly bounds?: { readonly lower: string | null; readonly upper: string | null };
  readonly asked: AskedOf | undefined;
  readonly isInForce: boolean;
}) {
  const { say } = useWords();
  const { nReported: known, nTotal, distribution } = measure;
  const unknown = nTotal - known;
  const bars = known < FEWEST ? undefined : (distribution.histogram ?? undefined);
  const meeting =
    bars && asked
      ? bars.filter(({ from }) => compared(from, asked.value) >= 0).reduce((sum, { count }) => sum + count, 0)
      : undefined;
  const finding =
    bars === undefined
      ? say(known < FEWEST ? 'city.finding.few' : 'city.finding.closed')
      : asked && meeting !== undefined
        ? say('city.finding.known', {
            known: counted(known),
            meeting: counted(meeting),
            threshold: percent(asked.value),
            unknown: counted(unknown),
          })
        : say('city.finding.plain', {
            known: counted(known),
            median: distribution.median === null ? say('value.unknown') : percent(distribution.median),
            unknown: counted(unknown),
          });
  const shown: HistogramBar[] = (bars ?? []).map(({ from, to, count }) => ({
    from: percent(from),
    to: percent(to),
    count,
    isThreshold: asked !== undefined && compared(from, asked.value) === 0,
  }));
  const rows = [
    ...shown.map(({ from, to, count }) => [from, to, String(count)]),
    [say('city.unknownBar'), '', String(unknown)],
  ];
  const [lower, upper] = [bounds?.lower ?? null, bounds?.upper ?? null];
  const estimated = measure.status === 'ESTIMATED' ? ` ${say('city.estimated')}` : '';
  return (
    <ChartCard
      className="span-4"
      title={title}
      finding={finding}
      table={{ heads: [say('chart.from'), say('chart.to'), say('chart.count')], rows }}
      note={
        <>
          {measure.pooled !== null &&
            `${say('city.pooled', { value: asked ? percentAgainst(measure.pooled, asked.value) : percent(measure.pooled) })}${estimated}`}
          {measure.pooled === null &&
            lower !== null &&
            upper !== null &&
            say('city.pooledBetween', { lower: percent(lower), upper: percent(upper) })}
          {asked && (
            <>
              <br />
              {say('city.threshold', {
                title: asked.title,
                clause: asked.clause,
                value: percent(asked.value),
              })}
            </>
          )}
        </>
      }
    >
      {bars && <Histogram bars={shown} unknown={unknown} isInForce={isInForce} />}
    </ChartCard>
  );
}
