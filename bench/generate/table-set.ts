import { CsvFolder } from './csv-folder.ts';
import { readCities, spansOf } from './places.ts';
import { writeConsortium } from './consortium.ts';
import { writeUnit } from './unit.ts';

/** Units for each consortium. */
export const UNITS_PER_CONSORTIUM = 4;
/** One unit in some hundred consortia for so many consortia. */
export const CONSORTIA_PER_POPULAR_UNIT = 250;

/**
 * Writes a table set of any size in memory that does not grow with it: for each 5,000 consortia in 300 cities 20,000
 * units with 60,000 fiscal years, 60,000 memberships, 15,000 projects and all that belongs to them. The same seed and size
 * give the same files.
 *
 * @returns the rows of each file.
 */
export async function writeTableSet(
  directory: string,
  { consortia, seed }: { readonly consortia: number; readonly seed: string },
): Promise<Record<string, number>> {
  const folder = await CsvFolder.open(directory);
  const cities = readCities();
  const units = consortia * UNITS_PER_CONSORTIUM;
  const popular = Math.max(1, Math.floor(consortia / CONSORTIA_PER_POPULAR_UNIT));
  const unitSpans = spansOf(units, cities.length);
  const consortiumSpans = spansOf(consortia, cities.length);
  for (const [index, city] of cities.entries()) {
    const local = unitSpans[index];
    const filed = consortiumSpans[index];
    if (!local || !filed) continue;
    for (let number = local.from; number < local.until; number += 1) {
      writeUnit(folder, seed, city, number);
      await folder.settle();
    }
    for (let number = filed.from; number < filed.until; number += 1) {
      writeConsortium(folder, seed, { city, local, units, popular }, number);
      await folder.settle();
    }
  }
  return folder.close();
}
