import { LRUCache } from 'lru-cache';
import { sql } from '../../database/statement.ts';
import { isGiven, pageSize } from '../request/page.ts';
import type { PlannedText } from './gaps.ts';
import type { SelectedField } from './selected-field.ts';
import type { Scope } from './type-plan.ts';

/** Stands in a plan for the size of one of its pages. */
class SizeSlot {
  readonly place: number;

  constructor(place: number) {
    this.place = place;
  }
}

/** Plans that are kept; each takes some ten kilobytes. */
const MOST_PLANS = 200;
const plans = new LRUCache<string, PlannedText>({ max: MOST_PLANS });

/** The size of an inner page as the value that it is. */
export const givenSize: Scope['sizeOf'] = (_field, size) => sql`${size}`;

/**
 * Plans an object once for all sizes of the pages within it: variables mostly tell sizes, and planning takes ten times as
 * long as putting them in.
 *
 * @param kind names what is planned beside the fields: whatever else the plan depends on.
 * @throws AtlasError BAD_USER_INPUT for a size out of range.
 */
export function plannedForAnySizes(
  kind: string,
  fields: readonly SelectedField[],
  plan: (sizeOf: Scope['sizeOf']) => PlannedText,
): PlannedText {
  const paged: SelectedField[] = [];
  const shape = shapeOf(fields, paged);
  if (shape === undefined || paged.length === 0) return plan(givenSize);
  const sizes = paged.map(({ args: { first } }) =>
    typeof first === 'number' ? pageSize({ first }).size : 0,
  );
  const put = ({ text: { strings, values }, gaps }: PlannedText): PlannedText => ({
    text: sql(strings, ...values.map((value) => (value instanceof SizeSlot ? sizes[value.place] : value))),
    gaps,
  });

  const key = `${kind} ${shape}`;
  const known = plans.get(key);
  if (known) return put(known);
  const used = new Set<number>();
  const planned = plan((field, size) => {
    const place = paged.indexOf(field);
    if (place === -1) return givenSize(field, size);
    used.add(place);
    return sql`${new SizeSlot(place)}`;
  });
  // A size that the plan did not ask for may have had a part in it all the same, and resolvers are asked for what they are given.
  const isSized = (field: SelectedField): boolean => paged.includes(field) || field.fields.some(isSized);
  const hasSizedPart = planned.gaps.some((gap) => gap.kind === 'PART' && isSized(gap.field));
  if (used.size === paged.length && !hasSizedPart) plans.set(key, planned);
  return put(planned);
}

/**
 * What is asked of an object but for the sizes of pages, as a text of its own.
 *
 * @param paged the fields with sizes are added here, in the order of the text.
 * @returns undefined where an argument is no plain value.
 */
function shapeOf(fields: readonly SelectedField[], paged: SelectedField[]): string | undefined {
  let shape = '';
  for (const field of fields) {
    const { first, ...others } = field.args;
    if (typeof first === 'number') paged.push(field);
    else if (isGiven(first)) return undefined;
    const inner = shapeOf(field.fields, paged);
    const values = Object.values(others);
    if (inner === undefined || !values.every(isPlain)) return undefined;
    const told = values.length === 0 ? '' : JSON.stringify(others);
    shape += `${field.key}:${field.name}${typeof first === 'number' ? '#' : ''}${told}{${inner}}`;
  }
  return shape;
}

function isPlain(value: unknown): boolean {
  return value === null || ['boolean', 'number', 'string', 'undefined'].includes(typeof value);
}
