import { type Sql, sql } from '../../database/statement.ts';
import { isGiven, type ListOrder, planPage } from '../request/page.ts';
import { pageArguments } from './arguments.ts';
import { type JsonText, listText, nameText, objectText, plainText } from './json-text.ts';
import { UnsupportedSelectionError, type SelectedField } from './selected-field.ts';
import type { Scope } from './type-plan.ts';

/** A list that belongs to a row. */
export interface OwnedList {
  /** The type of its nodes, and the alias of their table in `from`. */
  readonly type: string;
  readonly row: Sql;
  readonly from: Sql;
  readonly condition: Sql;
}

/**
 * A page of a list that belongs to a row. Pages from the end and cursors have no plan: the checksum of a cursor is not
 * PostgreSQL's to compute, nor whether it is one of that row's list.
 */
export function connectionText<Row>(
  scope: Scope,
  { type, row, from, condition }: OwnedList,
  order: ListOrder<Row>,
  paged: SelectedField,
): JsonText {
  const page = pageArguments.parse(paged.args);
  if ([page.last, page.after, page.before].some(isGiven)) throw new UnsupportedSelectionError();
  const plan = planPage(page, order);
  const size = scope.sizeOf(paged, plan.size);
  // A parameter, unlike the size of the outer page: a list of one row is short, and every size would be another statement.
  const items = (json: JsonText): JsonText =>
    listText(
      sql`SELECT ${json} AS "json" FROM ${from} WHERE ${condition} ORDER BY ${plan.orderBy} LIMIT ${size}::bigint`,
    );
  const pageInfo = (field: SelectedField): JsonText => {
    if (field.name === '__typename') return nameText('PageInfo');
    if (field.name === 'hasPreviousPage') return plainText(sql`FALSE`);
    if (field.name !== 'hasNextPage') throw new UnsupportedSelectionError();
    return plainText(sql`EXISTS (SELECT FROM ${from} WHERE ${condition} OFFSET ${size}::bigint)`);
  };
  const member = (field: SelectedField): JsonText => {
    switch (field.name) {
      case '__typename':
        return nameText(`${type}Connection`);
      case 'nodes':
        return items(scope.object(type, row, field.fields));
      case 'edges':
        return items(
          objectText(
            field.fields.map((part) => {
              if (part.name === '__typename') return [part.key, nameText(`${type}Edge`)];
              if (part.name !== 'node') throw new UnsupportedSelectionError();
              return [part.key, scope.object(type, row, part.fields)];
            }),
          ),
        );
      case 'pageInfo':
        return objectText(field.fields.map((part) => [part.key, pageInfo(part)]));
      case 'totalCount':
        return plainText(sql`(SELECT count(*) FROM ${from} WHERE ${condition})`);
      default:
        throw new UnsupportedSelectionError();
    }
  };
  return objectText(paged.fields.map((field) => [field.key, member(field)]));
}
