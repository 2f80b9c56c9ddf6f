import { joinSql, rawSql, type Sql, sql } from '../../database/statement.ts';

/**
 * Expressions whose value is JSON as text, byte for byte as `JSON.stringify` writes it, and never null. PostgreSQL's own
 * functions that build JSON put blanks into it, and take longer than putting texts together.
 */
export type JsonText = Sql;

/** Functions of PostgreSQL take at most a hundred arguments. */
const MOST_ARGUMENTS = 100;

/** A text of our own, or an expression. */
type Part = string | Sql;

/** What an expression puts together. Part of another one, it need not be put together by itself. */
const partsOf = new WeakMap<Sql, readonly Part[]>();

/** A text of our own, or a key of the request, whose letters GraphQL restricts. */
function literal(text: string): Sql {
  return rawSql(`'${text}'`);
}

/** Puts texts of our own and expressions together. */
function concatenation(parts: readonly Part[]): JsonText {
  const merged = mergedParts(parts);
  const text = concatOf(merged.map((part) => (typeof part === 'string' ? literal(part) : part)));
  partsOf.set(text, merged);
  return text;
}

function mergedParts(parts: readonly Part[]): Part[] {
  const merged: Part[] = [];
  for (const part of parts.flatMap((each) =>
    typeof each === 'string' ? each : (partsOf.get(each) ?? each),
  )) {
    const last = merged.at(-1);
    if (typeof part === 'string' && typeof last === 'string') merged[merged.length - 1] = last + part;
    else merged.push(part);
  }
  return merged;
}

function concatOf(parts: readonly Sql[]): Sql {
  if (parts.length <= MOST_ARGUMENTS) return sql`concat(${joinSql(parts)})`;
  const rest = parts.slice(MOST_ARGUMENTS - 1);
  return sql`concat(${joinSql(parts.slice(0, MOST_ARGUMENTS - 1))}, ${concatOf(rest)})`;
}

/** The JSON null. */
export const NULL_TEXT: JsonText = concatenation(['null']);

/** A name of our own as a string. */
export function nameText(name: string): JsonText {
  return concatenation([`"${name}"`]);
}

/** An object of these members, in this order. */
export function objectText(members: readonly (readonly [key: string, value: JsonText])[]): JsonText {
  const parts = members.flatMap(([key, value], index): Part[] => [
    `${index === 0 ? '' : ','}"${key}":`,
    value,
  ]);
  return concatenation(['{', ...parts, '}']);
}

/** The list of the values of the column "json" of a statement, in its order. */
export function listText(statement: Sql): JsonText {
  return sql`(SELECT concat('[', string_agg(item."json", ','), ']') FROM (${statement}) item)`;
}

/** The one value of the column "json" of a statement, or null. */
export function oneText(statement: Sql): JsonText {
  return sql`coalesce((${statement}), 'null')`;
}

/** A text that is never null. */
export function stringText(expression: Sql): JsonText {
  return sql`to_json(${expression})`;
}

/** A text, a day or a list of texts, or null. */
export function nullableText(expression: Sql): JsonText {
  return sql`coalesce(to_json(${expression})::text, 'null')`;
}

/** A number or a truth value that is never null. */
export function plainText(expression: Sql): JsonText {
  return sql`to_json(${expression})`;
}

/** A word of an enumeration or another text without anything to escape, never null. */
export function wordText(expression: Sql): JsonText {
  return concatenation(['"', expression, '"']);
}

/** The same, or null. */
export function nullableWordText(expression: Sql): JsonText {
  return sql`coalesce('"' || ${expression}::text || '"', 'null')`;
}

/** An exact decimal as the scalar Decimal writes it, or null. */
export function decimalText(expression: Sql): JsonText {
  return nullableWordText(sql`trim_scale(${expression})`);
}

/** A global id. */
export function idText(type: string, id: Sql): JsonText {
  return wordText(
    sql`rtrim(translate(encode(convert_to(${literal(`${type}:`)} || ${id}, 'UTF8'), 'base64'), '+/', '-_'), '=')`,
  );
}
