import type { ExportTable } from './export-table.ts';

/** Writes a JSON object a line. Decimals stay texts, as the API gives them, for a JSON number would round them. */
export async function* ndjsonFile({ columns, batches }: ExportTable): AsyncGenerator<string> {
  for await (const rows of batches) {
    yield rows
      .map((row) => {
        const entries = columns.map(({ name }, index) => [name, row[index] ?? null]);
        return `${JSON.stringify(Object.fromEntries(entries))}\n`;
      })
      .join('');
  }
}
