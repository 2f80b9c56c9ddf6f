import { appendFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildAtlas } from '../server/atlas-process.ts';
import { type Measured, type MeasuredService, startMeasured } from './measured-service.ts';
import { type Manner, type Question, questions } from './questions.ts';
import { recordLaw } from './record-law.ts';

/** How long `/health/live` may take while anything is asked. */
const SILENCE_MS = 200;
/** How much of a core a request may take. */
const PROCESSOR_MS = 2000;
/** On a core that does so many points of the wide list in a millisecond; one that does fewer may take longer. */
const USUAL_RATE = 150;
const TIME_LIMIT_MS = 30_000;
const MEMORY_MB = 600;
/** How far a charge may be from what a request took, measured by the wide list. */
const FACTOR = 4;
/** Reading and checking the largest document takes about as long, and is not charged. */
const NOISE_MS = 150;
/** What is measured may be disturbed by whatever else the machine does. */
const TRIES = 8;
/** A machine may have become slower since it was last measured: before the last tries that is done anew. */
const TRIES_BEFORE_NEWS = 3;
/** Lists without a page are as long as a record is rich, which nobody knows beforehand: how much more they may come to. */
const MORE_THAN_TOLD = 2;
const MOST_ALIASES = 100;
const MOST_ROOTS = 20;
const FEWER_ROWS = [100, 25, 6, 1];
const ENDS = ['0001-01-01', '9999-12-31'];
/** Where each measurement is written as a line of JSON, for whoever sets prices; nowhere unless it is said. */
const MEASURES = process.env['ATLAS_LOAD_MEASURES'];
const SERVER = process.env['TEST_DATABASE_URL'] ?? 'postgresql://postgres@127.0.0.1:5432/postgres';

beforeAll(() => buildAtlas());

describe.each([
  ['PostgreSQL', SERVER],
  ['the embedded database', undefined],
])('whatever anybody asks of the program on %s', (kind, url) => {
  it('leaves it alive to others, takes little, and is charged for what it takes', async ({ task }) => {
    const service = await startMeasured(url);
    try {
      const rate = await wideRate(service);
      const broken: string[] = [];
      let cases = 0;
      for (const question of questions()) {
        for (const manner of mannersOf(question)) {
          cases += 1;
          const fault = await faultOf(service, question, manner, rate);
          if (fault !== undefined) broken.push(`${question.name} ${JSON.stringify(manner)}: ${fault}`);
        }
      }
      const memory = service.memory();
      if (memory > MEMORY_MB) broken.push(`it held ${memory} MB`);
      expect(broken).toEqual([]);
      recordLaw(task, {
        law: `Whatever anybody asks on ${kind}: \`/health/live\` answers, a core is held for less than 2 s, and the charge fits what it took.`,
        cases,
        found:
          'A list of duties was charged 1 point for 56 ms of a core, lists of platforms and fundings a fifth to a tenth and series a tenth of what they take; 100 comparisons with 500 given members took over 2 s; half the operations could cost more than they were told to cost at most.',
      });
    } finally {
      await service.stop();
    }
  });
});

/** Alone, and as often as a document may ask for a field; plain and narrowed; with days at both ends of the calendar. */
function mannersOf({ name, takesDay, narrows }: Question): readonly Omit<Manner, 'rows'>[] {
  const most = name.startsWith('Query.') ? MOST_ROOTS : MOST_ALIASES;
  const often = [{ times: 1 }, { times: most }];
  return [
    ...often,
    ...(narrows ? often.map((manner) => ({ ...manner, narrowed: true })) : []),
    ...(takesDay ? ENDS.map((day) => ({ times: 1, day })) : []),
  ];
}

/** How many points the wide list is charged for a millisecond. */
async function wideRate(service: MeasuredService): Promise<number> {
  const query = await readFile('test/operations/wide-list.graphql', 'utf8');
  const asked: Measured[] = [];
  for (let time = 0; time < 30; time += 1) asked.push(await service.ask(query, { first: 50 }));
  const warm = asked.slice(10);
  const sum = (of: (each: Measured) => number) => warm.reduce((total, each) => total + of(each), 0);
  return sum(({ charge }) => charge) / sum(({ processor }) => processor);
}

/** What a question broke in every try; undefined where it once broke nothing. */
async function faultOf(
  service: MeasuredService,
  question: Question,
  manner: Omit<Manner, 'rows'>,
  rate: number,
): Promise<string | undefined> {
  let fault: string | undefined;
  let current = rate;
  for (let tried = 0; tried < TRIES; tried += 1) {
    if (tried >= TRIES_BEFORE_NEWS) current = Math.min(rate, await wideRate(service));
    const measured = await askedAsLargeAsAllowed(service, question, manner);
    if (MEASURES !== undefined) {
      const line = { name: question.name, ...manner, ...measured, rate: current, memory: service.memory() };
      appendFileSync(MEASURES, `${JSON.stringify(line)}\n`);
    }
    fault = judged(measured, current);
    if (fault === undefined) return undefined;
  }
  return fault;
}

/** With as many rows on the way to the field, and then as many names for it, as are not refused for their cost. */
async function askedAsLargeAsAllowed(
  service: MeasuredService,
  question: Question,
  manner: Omit<Manner, 'rows'>,
): Promise<Measured> {
  for (let { times } = manner; times > 0; times = Math.floor(times / 2)) {
    for (const rows of FEWER_ROWS) {
      const measured = await service.ask(question.document({ ...manner, times, rows }));
      if (!measured.codes.includes('TOO_COSTLY')) return measured;
    }
  }
  throw new Error(`${question.name} is refused even once for one row`);
}

function judged(
  { codes, charge, requested, processor, elapsed, silence }: Measured,
  rate: number,
): string | undefined {
  // On a machine that has other things to do, what the service did in that time is less than the time.
  const held = silence * Math.min(1, processor / elapsed);
  const slowness = Math.max(1, USUAL_RATE / rate);
  const noise = NOISE_MS * slowness;
  const faults = [
    ...codes.filter((code) => code === 'INTERNAL' || code === 'GRAPHQL_VALIDATION_FAILED'),
    ...(held > SILENCE_MS * slowness ? [`/health/live was silent for ${Math.round(held)} ms`] : []),
    ...(processor > PROCESSOR_MS * slowness ? ['more than 2 s of a core'] : []),
    ...(elapsed > TIME_LIMIT_MS ? ['more than its time'] : []),
    ...(charge > MORE_THAN_TOLD * requested ? [`charged more than told, ${requested} points`] : []),
    // What is refused takes along the rows that it is asked of, and what else was asked of them.
    ...(!codes.includes('UNAUTHENTICATED') && charge > FACTOR * rate * Math.max(processor, noise)
      ? ['charged too much']
      : []),
    ...(charge < (rate * (processor - noise)) / FACTOR ? ['charged too little'] : []),
  ];
  return faults.length === 0
    ? undefined
    : `${faults.join(', ')} (${charge} points, ${processor} ms of a core; the wide list has ${rate.toFixed(0)} a millisecond; ${codes.join()})`;
}
