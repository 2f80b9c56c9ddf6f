import { ChartCard } from '../../charts/chart-card.tsx';
import { Histogram } from '../../charts/histogram.tsx';
import { cut } from '../../figures/decimal-text.ts';
import { counted } from '../../figures/figures.ts';
import type { CityQuery } from '../../generated/operations.ts';
import { useWords } from '../../words/words.tsx';

/** How many members the consortia of a place have. */
export function MembersCard({
  members: { nReported, nTotal, median, min, max, histogram },
}: {
  readonly members: NonNullable<CityQuery['standing']>['nodes'][number]['memberCount'];
}) {
  const { say } = useWords();
  const unknown = nTotal - nReported;
  const shown = (number: string | null) => (number === null ? say('value.unknown') : cut(number, 1));
  const bars = (histogram ?? []).map(({ from, to, count }) => ({
    from: cut(from, 1),
    to: cut(to, 1),
    count,
    isThreshold: false,
  }));
  return (
    <ChartCard
      className="span-6"
      title={say('city.members')}
      finding={
        histogram === null
          ? say('city.finding.closed')
          : say('city.membersFinding', {
              median: shown(median),
              min: shown(min),
              max: shown(max),
              known: counted(nReported),
            })
      }
      table={{
        heads: [say('chart.from'), say('chart.to'), say('chart.count')],
        rows: bars.map(({ from, to, count }) => [from, to, String(count)]),
      }}
    >
      {histogram && <Histogram bars={bars} unknown={unknown} isInForce />}
    </ChartCard>
  );
}
