import type { QueryName } from './statistics-queries.ts';

const MEGABYTE = 1024 * 1024;

/** Where consortia are kept. */
export type Kind = 'embedded' | 'postgresql';

/** What one query took on one database of one size. */
export interface Measurement {
  readonly query: QueryName;
  readonly kind: Kind;
  readonly consortia: number;
  readonly milliseconds: { readonly median: number; readonly best: number };
  /** Of the product's process, the embedded database within it; the mean of the runs. */
  readonly processorMilliseconds: number;
  readonly answerBytes: number;
  /** The most memory of the product's process while it answered. */
  readonly peakBytes: number;
  /** The most memory of PostgreSQL's processes meanwhile, shared buffers left out. */
  readonly serverPeakBytes: number | null;
}

/** What a run of the benchmark found. */
export interface Report {
  readonly machine: string;
  readonly postgresql: string | null;
  readonly runs: number;
  /** How many processes wanted a processor on average of the last five minutes: more than there are make times longer. */
  readonly load: number;
  readonly measurements: readonly Measurement[];
}

/** A report as text: how times and memory grow from the smallest size to the largest, then the figures themselves. */
export function reportOf({ machine, postgresql, runs, load, measurements }: Report): string {
  const kinds = [...new Set(measurements.map(({ kind }) => kind))];
  const parts = kinds.map((kind) =>
    tableOf(
      kind,
      measurements.filter((each) => each.kind === kind),
    ),
  );
  const server = postgresql === null ? '' : `, PostgreSQL ${postgresql}`;
  return `${machine}${server}; medians of ${runs} runs, all databases and sizes in turn, at a load of ${load.toFixed(1)}\n\n${parts.join('\n')}`;
}

/** A table of one database, in Markdown so that it can be kept. */
function tableOf(kind: Kind, measurements: readonly Measurement[]): string {
  const sizes = [...new Set(measurements.map(({ consortia }) => consortia))].toSorted((a, b) => a - b);
  const [smallest, largest] = [sizes[0], sizes.at(-1)];
  const grows = smallest !== undefined && largest !== undefined && smallest !== largest;
  const header = [
    kind,
    ...(grows ? [`time, ${count(largest)} over ${count(smallest)}`] : []),
    ...sizes.flatMap((size) => [
      `ms at ${count(size)}`,
      'best',
      'our CPU ms',
      'our peak, MB',
      ...(kind === 'postgresql' ? ['its own, MB'] : []),
    ]),
    'answer, kB',
  ];
  const names = [...new Set(measurements.map(({ query }) => query))];
  const rows = names.map((name) => {
    const of = (size: number | undefined) =>
      measurements.find(({ query, consortia }) => query === name && consortia === size);
    const [small, large] = [of(smallest), of(largest)];
    return [
      name,
      ...(grows
        ? [small && large ? (large.milliseconds.median / small.milliseconds.median).toFixed(1) : '']
        : []),
      ...sizes.flatMap((size) => figuresOf(of(size), kind)),
      large ? (large.answerBytes / 1024).toFixed(0) : '',
    ];
  });
  return [header, header.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}

function figuresOf(measurement: Measurement | undefined, kind: Kind): string[] {
  if (!measurement) return kind === 'postgresql' ? ['', '', '', '', ''] : ['', '', '', ''];
  const { milliseconds, processorMilliseconds, peakBytes, serverPeakBytes } = measurement;
  const figures = [
    milliseconds.median.toFixed(0),
    milliseconds.best.toFixed(0),
    processorMilliseconds.toFixed(0),
    megabytes(peakBytes),
  ];
  return kind === 'postgresql' ? [...figures, megabytes(serverPeakBytes)] : figures;
}

function megabytes(bytes: number | null): string {
  return bytes === null ? '' : (bytes / MEGABYTE).toFixed(0);
}

function count(size: number): string {
  return size.toLocaleString('en');
}
