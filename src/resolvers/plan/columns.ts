import { rawSql, type Sql, sql } from '../../database/statement.ts';
import {
  decimalText,
  idText,
  nullableText,
  nullableWordText,
  plainText,
  stringText,
  wordText,
} from './json-text.ts';
import type { FieldPlan, TypePlan } from './type-plan.ts';

/** The column of a row. */
export function column(row: Sql, name: string): Sql {
  return sql`${row}.${rawSql(`"${name}"`)}`;
}

function ofColumn(name: string, text: (expression: Sql) => Sql): FieldPlan {
  return ({ row }) => text(column(row, name));
}

/** A text column that is never null. */
export const text = (name: string): FieldPlan => ofColumn(name, stringText);
/** A column of text or days that may be null. */
export const nullable = (name: string): FieldPlan => ofColumn(name, nullableText);
/** A number that is never null. */
export const number = (name: string): FieldPlan => ofColumn(name, plainText);
/** A word of an enumeration that is never null. */
export const word = (name: string): FieldPlan => ofColumn(name, wordText);
/** A word of an enumeration, or null. */
export const nullableWord = (name: string): FieldPlan => ofColumn(name, nullableWordText);
/** A numeric, or null. */
export const decimal = (name: string): FieldPlan => ofColumn(name, decimalText);

/** Columns that may be null and bear the names of their fields. */
export function nullables(...names: readonly string[]): TypePlan {
  return Object.fromEntries(names.map((name) => [name, nullable(name)]));
}

/** What every record has that people keep: its global id, its version and where it comes from. */
export function recordFields(type: string): TypePlan {
  return {
    id: ({ row }) => idText(type, column(row, 'id')),
    version: number('version'),
  };
}

/** Where a record comes from. */
export const provenance: FieldPlan = ({ row, scope }, { fields }) => scope.object('Provenance', row, fields);

/** The fields of Provenance. */
export const PROVENANCE: TypePlan = {
  origin: word('origin'),
  document: nullable('sourceDocument'),
  clause: nullable('sourceClause'),
};
