import { CITIES, type City, COUNTIES } from './cities.ts';
import type { ConsortiumDraft } from './draft.ts';
import { intentTable, type Shown } from './intent-table.ts';
import { CITY_INTENTS, combine, COUNTY_INTENTS, type Intent } from './intents.ts';
import { UniqueNames } from './names.ts';
import { IMPORTED_DIVISIONS, Pool } from './pool.ts';
import { Random } from './random.ts';
import { soundDraft } from './sound.ts';
import { Tables } from './tables.ts';
import { UnitWriter } from './units.ts';
import { type Newcomer, type Workshop, writeConsortium } from './write-consortium.ts';

/** Consortia of each city that combine two deviations, beside those that show one. */
const COMBINED_PER_CITY = 5;

/** The files of the sample by their path in `prisma`: the same on every call. */
export function generateSample(): Map<string, string> {
  const tables = new Tables();
  for (const division of IMPORTED_DIVISIONS) tables.add('sample/divisions.csv', division);
  const names = new UniqueNames();
  const writer = new UnitWriter(tables, new Random('units'));
  const workshop: Workshop = { tables, names, writer, pool: new Pool(writer, names) };
  const shown = [
    ...CITIES.flatMap((city) => {
      const intents = CITY_INTENTS[city.key] ?? [];
      return fileCity(workshop, city, [...intents.map((intent) => [intent]), ...combined(city, intents)]);
    }),
    ...COUNTIES.flatMap((county) =>
      fileCity(
        workshop,
        county,
        COUNTY_INTENTS.map((intent) => [intent]),
      ),
    ),
  ];
  return new Map([...tables.toFiles(), ['generator/intents.csv', intentTable(shown)]]);
}

/** Pairs of something that fails and something that lacks facts, of which neither undoes the other. */
function combined(city: City, intents: readonly Intent[]): Intent[][] {
  const random = new Random(`combined ${city.key}`);
  const failing = random.shuffle(intents.filter((intent) => intent.outcome === 'FAIL'));
  const lacking = random.shuffle(intents.filter((intent) => intent.outcome === 'UNKNOWN'));
  return failing
    .slice(0, COMBINED_PER_CITY)
    .map((one) => [one, ...lacking.filter((other) => combine(one.shows, other.shows)).slice(0, 1)]);
}

/** Files the consortia of a city, each with the intents it is to show, and the other consortia of their leads. */
function fileCity(workshop: Workshop, city: City, plans: readonly (readonly Intent[])[]): Shown[] {
  const shown: Shown[] = [];
  let filed = 0;
  const file = (intents: readonly Intent[], newcomer?: Newcomer): void => {
    filed += 1;
    const ref = `LOCAL:sample-${city.key}-${String(filed).padStart(3, '0')}`;
    const draft = draftOf(city, filed, intents);
    const unit = writeConsortium(workshop, draft, ref, newcomer);
    shown.push(...intents.map((intent) => ({ ref, intent })));
    for (const { role } of draft.companions) file([], { unit, role });
  };
  for (const intents of plans) file(intents);
  return shown;
}

function draftOf(city: City, number: number, intents: readonly Intent[]): ConsortiumDraft {
  const random = new Random(`draft ${city.key} ${number}`);
  const draft = soundDraft(city, random.pick(city.chains), random);
  for (const { shows } of intents) shows(draft);
  return draft;
}
