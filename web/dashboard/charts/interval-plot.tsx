import { cut } from '../figures/decimal-text.ts';

/** A ratio as a dot on a line from 0 to 1, with the interval about it. */
export function IntervalPlot({
  label,
  at,
  from,
  to,
}: {
  readonly label: string;
  readonly at: string | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
}) {
  const [left, right] = [from && percentOf(from), to && percentOf(to)];
  return (
    <svg
      role="img"
      aria-label={label}
      width="100%"
      height="20"
      style={{ display: 'block', overflow: 'visible' }}
    >
      <line x1="0" x2="100%" y1="10" y2="10" stroke="var(--line)" />
      {left !== undefined && right !== undefined && (
        <line x1={left} x2={right} y1="10" y2="10" stroke="var(--primary)" strokeWidth="3" />
      )}
      {at !== undefined && <circle cx={percentOf(at)} cy="10" r="5" fill="var(--primary)" />}
    </svg>
  );
}

function percentOf(ratio: string): string {
  return `${cut(ratio, 2, 2)}%`;
}
