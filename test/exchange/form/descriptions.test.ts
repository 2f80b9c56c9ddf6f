import { expect, it } from 'vitest';
import { formOf, WORKBOOK_FORMS } from '../../../src/exchange/form/forms.ts';
import { normalizedHeading } from '../../../src/exchange/form/heading.ts';

/** The headings and labels of a sheet, and of each of its tables by themselves. */
const heading = normalizedHeading;
const sheets = WORKBOOK_FORMS.flatMap((kind) =>
  formOf(kind).sheets.map(({ name, blocks }) => ({
    name: `${kind} ${name}`,
    lists: [
      blocks.flatMap((block) => [
        heading(block.heading),
        ...(block.kind === 'fields' ? block.fields.map(({ label }) => heading(label)) : []),
      ]),
      ...blocks.map((block) =>
        block.kind === 'fields' ? [] : block.columns.map((column) => heading(column.heading)),
      ),
    ],
  })),
);

it.each(sheets)('$name can be read by its headings: no two of them are the same', ({ lists }) => {
  for (const list of lists) expect(list).toEqual([...new Set(list)]);
});
