import { type ExportColumn, LIST_SEPARATOR, type TableAccount } from './export-table.ts';

const DATATYPES: Readonly<Record<ExportColumn['type'], unknown>> = {
  text: 'string',
  integer: 'integer',
  decimal: 'decimal',
  date: { base: 'date', format: 'yyyy-MM-dd' },
  boolean: { base: 'boolean', format: 'true|false' },
};

/** What is said of a CSV beside it. */
export interface CsvDescription {
  /** Where the CSV is, from where the description is. */
  readonly url: string;
  readonly columns: readonly ExportColumn[];
  /** The columns that together tell a row from all others; none where no columns do. */
  readonly primaryKey: readonly string[];
  readonly account: TableAccount;
}

/** The description of a CSV as metadata for tabular data on the web (CSVW), https://www.w3.org/TR/tabular-metadata/. */
export function csvwMetadata(table: CsvDescription): Record<string, unknown> {
  return {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
    url: table.url,
    'dc:title': table.account.title,
    'dc:description': table.account.description,
    'dc:rights': table.account.licence,
    dialect: { encoding: 'utf-8', header: true, delimiter: ',', quoteChar: '"', doubleQuote: true },
    tableSchema: {
      columns: table.columns.map((column) => ({
        name: column.name,
        titles: column.name,
        'dc:description': column.description,
        datatype: DATATYPES[column.type],
        ...(column.isList && { separator: LIST_SEPARATOR }),
        ...(column.unit !== undefined && { 'schema:unitText': column.unit }),
        null: '',
        required: !column.nullable && !column.isList,
      })),
      ...(table.primaryKey.length > 0 && { primaryKey: table.primaryKey }),
    },
    notes: table.account.notes,
  };
}
