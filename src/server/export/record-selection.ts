import { type Field, type Noun } from '../../model/noun.ts';
import { NOUNS } from '../../model/nouns.ts';

/** Where a record comes from. */
export const PROVENANCE = 'provenance { origin document clause }';

/**
 * What an export selects of a kind of record: its id, its fields in the order of the model, its end, and where it comes from.
 * Other records are told by reference, name and end. A list that is narrower, wider or in another order writes its selection.
 *
 * @param told what is selected of fields that name other records, where more is told of those, and of fields beside the model's.
 */
export function recordSelection({ fields, end }: Noun, told: Readonly<Record<string, string>> = {}): string {
  const selected = Object.entries(fields).map(([name, field]) => `${name} ${told[name] ?? within(field)}`);
  const beside = Object.entries(told).flatMap(([name, text]) => (fields[name] ? [] : [`${name} ${text}`]));
  return `{ ${['id', ...selected, ...beside, end?.column ?? '', PROVENANCE].join(' ')} }`;
}

function within(field: Field): string {
  if (field.type === 'DIVISION') return '{ code name }';
  if (field.type !== 'RECORD') return '';
  const named: Noun | undefined = NOUNS.find(({ name }) => name === field.noun);
  return `{ ref name ${named?.end?.column ?? ''} }`;
}
