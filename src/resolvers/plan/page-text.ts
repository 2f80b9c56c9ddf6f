import { type Page, totalOf } from '../request/page.ts';
import { fillGaps, type Gap } from './gaps.ts';
import type { PlanContext } from './root-plan.ts';
import { type SelectedField, UnsupportedSelectionError } from './selected-field.ts';

/** A row whose object the statement has made. */
export interface Planned {
  readonly json: string;
}

/** What is asked of the nodes of a page, which must be asked for once; undefined where none are. */
export function nodeFields({ fields }: SelectedField): readonly SelectedField[] | undefined {
  const asked = fields.flatMap((field) => {
    if (field.name === 'nodes') return [field];
    return field.name === 'edges' ? field.fields.filter(({ name }) => name === 'node') : [];
  });
  if (asked.length > 1) throw new UnsupportedSelectionError();
  return asked[0]?.fields;
}

/** Whether it is asked if there are rows before or behind a page. */
export function asksBeyond({ fields }: SelectedField): boolean {
  return fields.some(
    (field) =>
      field.name === 'pageInfo' &&
      field.fields.some(({ name }) => name === 'hasNextPage' || name === 'hasPreviousPage'),
  );
}

/** A page of planned rows as the object of a connection. */
export async function connectionText<Row extends Planned>(
  context: PlanContext,
  page: Page<Row>,
  gaps: readonly Gap[],
  type: string,
  { fields }: SelectedField,
): Promise<string> {
  const nodes = await fillGaps(
    context,
    gaps,
    page.rows.map(({ json }) => json),
  );
  const text = async ({ name, fields: parts }: SelectedField): Promise<string> => {
    switch (name) {
      case 'nodes':
        return `[${nodes.join(',')}]`;
      case 'edges':
        return `[${page.rows.map((row, at) => edgeText(page, row, nodes[at] ?? 'null', type, parts)).join(',')}]`;
      case 'pageInfo':
        return membersText(parts, (part) => pageInfoText(page, part.name));
      case 'totalCount':
        return String(await totalOf(page));
      default:
        return JSON.stringify(`${type}Connection`);
    }
  };
  const texts = await Promise.all(fields.map(async (field) => `"${field.key}":${await text(field)}`));
  return `{${texts.join(',')}}`;
}

function edgeText<Row>(
  page: Page<Row>,
  row: Row,
  node: string,
  type: string,
  fields: readonly SelectedField[],
): string {
  return membersText(fields, ({ name }) => {
    if (name === 'node') return node;
    return JSON.stringify(name === 'cursor' ? page.cursorOf(row) : `${type}Edge`);
  });
}

function pageInfoText<Row>(
  { rows, hasNextPage, hasPreviousPage, cursorOf }: Page<Row>,
  name: string,
): string {
  if (name === 'hasNextPage') return String(hasNextPage);
  if (name === 'hasPreviousPage') return String(hasPreviousPage);
  if (name === '__typename') return '"PageInfo"';
  const row = name === 'startCursor' ? rows[0] : rows.at(-1);
  return row === undefined ? 'null' : JSON.stringify(cursorOf(row));
}

function membersText(fields: readonly SelectedField[], text: (field: SelectedField) => string): string {
  return `{${fields.map((field) => `"${field.key}":${text(field)}`).join(',')}}`;
}
