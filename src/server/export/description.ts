import { csvwMetadata } from '../../exchange/export-formats/csvw.ts';
import type { TableAccount } from '../../exchange/export-formats/export-table.ts';
import { hasEverywhere } from '../../resolvers/request/rights.ts';
import type { Viewer } from '../../resolvers/request/viewer.ts';
import type { ListQuery } from './list-query.ts';

const LICENCE =
  'No licence has been granted with these data. Whoever publishes this service decides on their use; ask there. Records marked SYNTHETIC are examples and of no real unit.';
const FOR_SPREADSHEET =
  'Written for a spreadsheet (bom=1): a text that begins like a formula, or with an apostrophe, has one apostrophe more in front. Take it away to get the text, or ask without bom.';

/** How a file was asked for. */
export interface ExportCircumstances {
  /** All that may be asked with, and what was. */
  readonly asked: Readonly<Record<string, unknown>>;
  readonly forSpreadsheet: boolean;
  readonly viewer: Viewer;
  /** The day of the question in Asia/Shanghai. */
  readonly today: string;
  readonly dataVersion: string;
}

/** What is said of an export as a whole: how it was asked for, and what it does not hold. */
export function accountOf(
  { list }: ListQuery,
  { asked, forSpreadsheet, viewer, today, dataVersion }: ExportCircumstances,
): TableAccount {
  return {
    title: list.name,
    description: list.description,
    licence: LICENCE,
    today,
    notes: [
      { ...asked, asOf: asked['asOf'] ?? today, today, dataVersion },
      ...(list.leftOutForPublic !== undefined && !hasEverywhere(viewer, 'RAW_FIGURES')
        ? [{ leftOut: list.leftOutForPublic }]
        : []),
      ...(forSpreadsheet ? [{ texts: FOR_SPREADSHEET }] : []),
    ],
  };
}

/** The description of a CSV: what its columns mean, how it was asked for, and what it does not hold. */
export function describeList(
  query: ListQuery,
  url: string,
  circumstances: ExportCircumstances,
): Record<string, unknown> {
  const { list, columns } = query;
  return csvwMetadata({
    url,
    columns,
    primaryKey: list.primaryKey,
    account: accountOf(query, circumstances),
  });
}
