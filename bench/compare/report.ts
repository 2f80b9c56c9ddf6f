import type { ContestantName } from './contestants/contestant.ts';
import type { Measurement } from './measure.ts';

/** All figures of a run, with what they were measured on. */
export interface Report {
  readonly machine: string;
  readonly versions: Readonly<Record<string, string>>;
  /** Of the machine in the last minute before the run and at its end, so that it can be told whether it did other work. */
  readonly load: { readonly before: number; readonly after: number };
  readonly terms: {
    readonly size: number;
    readonly rounds: number;
    readonly seconds: number;
    readonly connections: number;
    readonly environment: readonly string[];
  };
  readonly operations: readonly { readonly name: string; readonly title: string }[];
  /** How long each server took to start on the database that was there, in milliseconds. */
  readonly starts: readonly { readonly contestant: ContestantName; readonly milliseconds: number }[];
  readonly measurements: readonly Measurement[];
}

const NAMES: Readonly<Record<ContestantName, string>> = {
  atlas: 'this product',
  embedded: 'this product, embedded database',
  postgraphile: 'PostGraphile',
  plain: 'Apollo + Pothos + Prisma as documented',
  limit: 'limit: bare HTTP, one statement',
  'limit-kept': 'the same over kept figures',
};
const HEAD = `| operation | server | requests/s | p50 ms | p99 ms | p99/p50 | CPU ms server | CPU ms database | RSS MB | KB | to PostGraphile | to the limit | to the limit over kept figures |
|---|---|---|---|---|---|---|---|---|---|---|---|---|
`;

/** The report of a run as Markdown. */
export function reportOf({
  machine,
  versions,
  load,
  terms,
  operations,
  starts,
  measurements,
}: Report): string {
  const rows = operations.flatMap(({ name, title }) => {
    const own = measurements.filter(({ operation }) => operation === name);
    return own.map((measurement, index) => {
      const ratioTo = (contestant: ContestantName) => {
        const other = own.find((candidate) => candidate.contestant === contestant);
        return other ? (measurement.requestsPerSecond / other.requestsPerSecond).toFixed(2) : '—';
      };
      const cells = [
        index === 0 ? `**${name}**: ${title}` : '',
        NAMES[measurement.contestant],
        figure(measurement.requestsPerSecond),
        figure(measurement.p50),
        figure(measurement.p99),
        (measurement.p99 / measurement.p50).toFixed(1),
        measurement.serverMilliseconds.toFixed(2),
        measurement.databaseMilliseconds?.toFixed(2) ?? '—',
        (measurement.residentBytes / 2 ** 20).toFixed(0),
        (measurement.bytes / 1000).toFixed(1),
        ratioTo('postgraphile'),
        ratioTo('limit'),
        ratioTo('limit-kept'),
      ];
      return `| ${cells.join(' | ')} |\n`;
    });
  });
  const settings =
    terms.environment.length === 0 ? '' : `; settings of the product: ${terms.environment.join(' ')}`;
  return `${terms.size.toLocaleString('en')} consortia; ${terms.connections} connections; medians of ${terms.rounds} rounds of ${terms.seconds} s, servers in turn${settings}.
${machine}; ${Object.entries(versions)
    .map(([name, version]) => `${name} ${version}`)
    .join(', ')}; load average before ${load.before.toFixed(1)}, after ${load.after.toFixed(1)}.
From the beginning of each process until it served: ${starts
    .map(({ contestant, milliseconds }) => `${NAMES[contestant]} ${(milliseconds / 1000).toFixed(2)} s`)
    .join('; ')}.

${HEAD}${rows.join('')}`;
}

/** The results with the part of a name replaced, or added at its end. */
export function withPart(results: string, name: string, report: string): string {
  const [begin, end] = [`<!-- ${name}: begin -->`, `<!-- ${name}: end -->`];
  const part = `${begin}\n${report}${end}`;
  const from = results.indexOf(begin);
  const until = results.indexOf(end);
  if (from < 0 || until < from) return `${results.trimEnd()}\n\n${part}\n`;
  return `${results.slice(0, from)}${part}${results.slice(until + end.length)}`;
}

/** Three digits. */
function figure(number: number): string {
  return number >= 100 ? Math.round(number).toLocaleString('en') : number.toPrecision(3);
}
