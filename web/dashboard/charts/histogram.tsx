import { useWords } from '../words/words.tsx';

/** A bar with the numbers that it stands between, as they are shown. */
export interface HistogramBar {
  readonly from: string;
  readonly to: string;
  readonly count: number;
  /** Whether the threshold is where it begins. */
  readonly isThreshold: boolean;
}

/** How many there are in each bar; those that are not known stand hatched at the right. */
export function Histogram({
  bars,
  unknown,
  isInForce,
}: {
  readonly bars: readonly HistogramBar[];
  readonly unknown: number;
  /** The line of a threshold that binds nobody is dashed. */
  readonly isInForce: boolean;
}) {
  const { say } = useWords();
  const most = Math.max(1, unknown, ...bars.map(({ count }) => count));
  const height = (count: number) => `${(100 * count) / most}%`;
  return (
    <>
      <ul className="histogram">
        {bars.map(({ from, to, count, isThreshold }) => (
          <li
            key={from}
            className={isThreshold ? `at-threshold ${isInForce ? '' : 'not-in-force'}` : undefined}
            aria-label={`${from}–${to}: ${say('chart.countOf', { count })}`}
          >
            <span aria-hidden="true">{count === 0 ? '' : count}</span>
            <span className="column" style={{ height: height(count) }} aria-hidden="true" />
          </li>
        ))}
        {unknown > 0 && (
          <li
            className="hatched"
            aria-label={`${say('city.unknownBar')}: ${say('chart.countOf', { count: unknown })}`}
          >
            <span aria-hidden="true">{unknown}</span>
            <span className="column" style={{ height: height(unknown) }} aria-hidden="true" />
          </li>
        )}
      </ul>
      <div className="axis second" aria-hidden="true">
        {bars.map(({ from }, at) => (
          <span key={from}>{at % 2 === 0 ? from : ''}</span>
        ))}
        {unknown > 0 && <span>{say('city.unknownBar')}</span>}
      </div>
    </>
  );
}
