import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
} from 'graphql';
import type { Dice } from './dice.ts';
import { valueOf } from './values.ts';

/** An operation as it is sent. */
export interface Operation {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName: string | null;
  readonly kind: 'query' | 'mutation';
}

type AnyField = GraphQLField<unknown, unknown>;

/** How likely a value is one that does not fit, in operations that have such values at all. */
const ODDNESS = 0.15;
/** How often an argument is given that need not be. Pages are small; a cursor that was made up is refused. */
const OFTEN: Readonly<Record<string, number>> = { first: 0.95, last: 0.02, after: 0.03, before: 0.02 };
const MOST_LEVELS = 4;
const MOST_FIELDS = 3;

/** Writes operations that the schema allows, but for some of their values. */
export class OperationWriter {
  readonly #schema: GraphQLSchema;
  /** The fields that were asked for so far, as `Type.field`. */
  readonly asked = new Set<string>();

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
  }

  write(dice: Dice): Operation {
    const kind = dice.happens(0.2) ? 'mutation' : 'query';
    const root = kind === 'query' ? this.#schema.getQueryType() : this.#schema.getMutationType();
    if (!root) throw new Error(`the schema has no ${kind}`);
    const draft = new Draft(this.#schema, dice, dice.happens(0.3) ? ODDNESS : 0, this.asked);
    const fields = dice.some(fieldsOf(root), dice.happens(0.2) ? 3 : 1);
    // Most are flat, for what is found per second counts.
    const selection = draft.fields(
      root,
      fields,
      Math.min(dice.between(1, MOST_LEVELS), dice.between(1, MOST_LEVELS)),
    );
    const name = dice.happens(0.5) ? dice.pick(['A', 'Fuzz', 'query', '_1', 'Über'.slice(1)]) : null;
    const declared = draft.variables.map(({ name: variable, type }) => `$${variable}: ${type}`).join(', ');
    const head = [name, declared === '' ? '' : `(${declared})`].join(' ').trim();
    return {
      query: [`${kind} ${head} ${selection}`, ...draft.fragments].join(' '),
      variables: Object.fromEntries(draft.variables.map(({ name: variable, json }) => [variable, json])),
      operationName: name,
      kind,
    };
  }
}

/** An operation while it is written. */
class Draft {
  readonly variables: { name: string; type: string; json: unknown }[] = [];
  readonly fragments: string[] = [];
  readonly #schema: GraphQLSchema;
  readonly #dice: Dice;
  readonly #oddness: number;
  readonly #asked: Set<string>;
  #aliases = 0;

  constructor(schema: GraphQLSchema, dice: Dice, oddness: number, asked: Set<string>) {
    this.#schema = schema;
    this.#dice = dice;
    this.#oddness = oddness;
    this.#asked = asked;
  }

  fields(type: GraphQLObjectType, fields: readonly AnyField[], levels: number): string {
    return `{ ${fields.map((field) => this.#field(type.name, field, levels)).join(' ')} }`;
  }

  #selection(type: AnyField['type'], levels: number): string {
    const named = getNamedType(type);
    if (isInterfaceType(named) || isUnionType(named)) {
      const inner = this.#dice
        .some(this.#schema.getPossibleTypes(named), 2)
        .map((possible) => `... on ${possible.name} ${this.#object(possible, levels)}`);
      return `{ __typename ${inner.join(' ')} }`;
    }
    if (!isObjectType(named)) return '';
    const selection = this.#object(named, levels);
    if (!this.#dice.happens(0.05)) return selection;
    const name = `F${this.fragments.length}`;
    this.fragments.push(`fragment ${name} on ${named.name} ${selection}`);
    return `{ ...${name} }`;
  }

  #object(type: GraphQLObjectType, levels: number): string {
    const possible = fieldsOf(type).filter(
      (field) => levels > 1 || !isCompositeType(getNamedType(field.type)),
    );
    if (possible.length === 0) return '{ __typename }';
    return this.fields(type, this.#dice.some(possible, MOST_FIELDS), levels);
  }

  #field(parent: string, field: AnyField, levels: number): string {
    this.#asked.add(`${parent}.${field.name}`);
    const given = field.args.filter(
      (argument) => isRequiredArgument(argument) || this.#dice.happens(OFTEN[argument.name] ?? 0.2),
    );
    const written = given.map((argument) => this.#argument(argument)).join(', ');
    // Fields of one name with other arguments would not go together, so all of them have names of their own.
    const alias = given.length > 0 || this.#dice.happens(0.1) ? `a${(this.#aliases += 1)}: ` : '';
    const directive = this.#dice.happens(0.03) ? ` @include(if: ${String(this.#dice.happens(0.8))})` : '';
    const selection = this.#selection(field.type, levels - 1);
    return `${alias}${field.name}${written === '' ? '' : `(${written})`}${directive} ${selection}`;
  }

  #argument({ name, type }: GraphQLArgument): string {
    const { json, literal } = valueOf(this.#dice, type, name, this.#oddness);
    if (this.#dice.happens(0.5)) return `${name}: ${literal}`;
    const variable = `v${this.variables.length}`;
    this.variables.push({ name: variable, type: String(type), json });
    return `${name}: $${variable}`;
  }
}

function fieldsOf(type: GraphQLObjectType): AnyField[] {
  return Object.values(type.getFields());
}
