import { csvwMetadata } from '../../exchange/export-formats/csvw.ts';
import { hasEverywhere } from '../../resolvers/rights.ts';
import type { Viewer } from '../../resolvers/viewer.ts';
import type { ListQuery } from './list-query.ts';
import type { ListVariables } from './list-rows.ts';

const LICENCE =
  'No licence has been granted with these data. Whoever publishes this service decides on their use; ask there. Records marked SYNTHETIC are examples and of no real unit.';
const FOR_SPREADSHEET =
  'Written for a spreadsheet (bom=1): a text that begins like a formula, or with an apostrophe, has one apostrophe more in front. Take it away to get the text, or ask without bom.';

/** How a file was asked for. */
export interface ExportCircumstances {
  readonly url: string;
  readonly variables: ListVariables;
  readonly forSpreadsheet: boolean;
  readonly viewer: Viewer;
  /** The day of the question in Asia/Shanghai. */
  readonly today: string;
  readonly dataVersion: string;
}

/** The description of a list's CSV: what its columns mean, how it was asked for, and what it does not hold. */
export function describeList(
  { list, columns }: ListQuery,
  { url, variables, forSpreadsheet, viewer, today, dataVersion }: ExportCircumstances,
): Record<string, unknown> {
  const asked = { filter: null, orderBy: null, search: null, asOf: null, ...variables };
  return csvwMetadata({
    url,
    title: list.name,
    description: list.description,
    columns,
    primaryKey: list.primaryKey,
    licence: LICENCE,
    notes: [
      { ...asked, asOf: asked.asOf ?? today, today, dataVersion },
      ...(list.leftOutForPublic !== undefined && !hasEverywhere(viewer, 'RAW_FIGURES')
        ? [{ leftOut: list.leftOutForPublic }]
        : []),
      ...(forSpreadsheet ? [{ texts: FOR_SPREADSHEET }] : []),
    ],
  });
}
