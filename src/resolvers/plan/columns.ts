import { rawSql, type Sql, sql } from '../../database/statement.ts';
import { type Noun, type OpenField, openFieldsOf } from '../../model/noun.ts';
import {
  decimalText,
  idText,
  nullableText,
  nullableWordText,
  oneText,
  plainText,
  stringText,
  wordText,
} from './json-text.ts';
import type { Right } from '../request/rights.ts';
import { UnsupportedSelectionError } from './selected-field.ts';
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
/** A number or an answer that is never null. */
export const number = (name: string): FieldPlan => ofColumn(name, plainText);
/** A word of an enumeration that is never null. */
export const word = (name: string): FieldPlan => ofColumn(name, wordText);
/** A word of an enumeration, or null. */
export const nullableWord = (name: string): FieldPlan => ofColumn(name, nullableWordText);
/** A numeric, or null. */
export const decimal = (name: string): FieldPlan => ofColumn(name, decimalText);

/** The fields of a noun that are columns as they stand and that everybody sees. */
export function columnPlans(noun: Noun): TypePlan {
  return Object.fromEntries(openFieldsOf(noun).map((open) => [open.name, columnPlan(open)]));
}

function columnPlan({ field: { type, column }, isNullable }: OpenField): FieldPlan {
  switch (type) {
    case 'TEXT':
    case 'TEXTS':
    case 'REF':
    case 'DATE':
    case 'WORDS':
      return isNullable ? nullable(column) : text(column);
    case 'INTEGER':
    case 'BOOLEAN':
      return isNullable ? nullable(column) : number(column);
    case 'WORD':
      return isNullable ? nullableWord(column) : word(column);
    case 'AMOUNT':
      return decimal(column);
  }
}

/** What every record has that people keep: its global id, its version and where it comes from. */
export function recordFields(type: string): TypePlan {
  return {
    id: ({ row }) => idText(type, column(row, 'id')),
    version: number('version'),
  };
}

/**
 * The same field for whoever has the right to all records: whom else it is shown of, and what they are told otherwise, is for
 * the resolvers to say.
 */
export function withRight(right: Right, plan: FieldPlan): FieldPlan {
  return (planned, field) => {
    if (!planned.scope.rights.includes(right)) throw new UnsupportedSelectionError();
    return plan(planned, field);
  };
}

/** The record of another table that a column refers to, or null. */
export function toOne(type: string, name: string): FieldPlan {
  return ({ row, scope }, { fields }) => {
    const other = scope.alias();
    return oneText(
      sql`SELECT ${scope.object(type, other, fields)} FROM ${rawSql(`"${type}"`)} ${other} WHERE ${other}."id" = ${column(row, name)}`,
    );
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
