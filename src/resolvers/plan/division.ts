import type { Division, DivisionTree } from '../../domain/division.ts';
import { UnsupportedSelectionError, type SelectedField } from './selected-field.ts';

/** How the fields of Division are written, of a division that is in memory. */
export const DIVISION: Readonly<
  Record<string, (division: Division, divisions: DivisionTree, field: SelectedField) => string>
> = {
  code: ({ code }) => JSON.stringify(code),
  name: ({ name }) => JSON.stringify(name),
  level: ({ level }) => JSON.stringify(level),
  abolished: ({ abolished = false }) => String(abolished),
  parent: ({ parentCode }, divisions, { fields }) =>
    parentCode === null ? 'null' : divisionText(divisions, parentCode, fields),
};

/** Throws UnsupportedSelectionError where something is asked of a division that is not written from memory. */
export function requirePlannedDivision(fields: readonly SelectedField[]): void {
  for (const { name, fields: inner } of fields) {
    if (name !== '__typename' && !(name in DIVISION)) throw new UnsupportedSelectionError();
    requirePlannedDivision(inner);
  }
}

/** The JSON of the division of a code. Throws where there is none: the database’s foreign keys keep those it names. */
export function divisionText(
  divisions: DivisionTree,
  code: string,
  fields: readonly SelectedField[],
): string {
  const division = divisions.get(code);
  if (!division) throw new Error(`there is no division ${code}`);
  const members = fields.map((field) => {
    const text =
      field.name === '__typename' ? '"Division"' : DIVISION[field.name]?.(division, divisions, field);
    return `"${field.key}":${text}`;
  });
  return `{${members.join(',')}}`;
}
