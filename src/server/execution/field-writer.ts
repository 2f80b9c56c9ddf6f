import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type OperationDefinitionNode,
} from 'graphql';
import type { Context } from '../../resolvers/request/context.ts';
import { RequestWork } from '../../resolvers/request/request-work.ts';
import { inTurn, isDue } from '../../resolvers/request/turns.ts';
import type { Right } from '../../resolvers/request/rights.ts';
import { type SelectedField, UnsupportedSelectionError } from '../../resolvers/plan/selected-field.ts';
import { reasonForExecution } from './left-to-execution.ts';

/** JSON, at once where nothing needs to be waited for. */
export type Written = string | Promise<string>;

/** How a field of a type is resolved and written. */
export interface FieldWriter {
  /** Its JSON of a record. Fails where GraphQL would tell an error; nothing fails by itself, so nothing fails unheard. */
  readonly write: (parent: unknown, context: Context) => Written;
  /** The rights without which GraphQL would tell an error. */
  readonly rights: readonly Right[];
}

/** What the fields of one operation are resolved with. */
export interface ExecutedOperation {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
}

type Complete = (value: unknown, context: Context) => Written;

const writers = new WeakMap<
  SelectedField,
  { readonly type: GraphQLObjectType; readonly writer: FieldWriter }
>();

/**
 * How a field of a type is resolved and written as JSON, as GraphQL's own execution does it: by the same resolvers, all at once
 * where it can be. A selection that is read already, and whose errors others tell, needs a tenth of that.
 *
 * @throws UnsupportedSelectionError where something that is asked for is left to GraphQL's own execution.
 */
export function fieldWriter(
  executed: ExecutedOperation,
  type: GraphQLObjectType,
  field: SelectedField,
): FieldWriter {
  const known = writers.get(field);
  if (known?.type === type) return known.writer;
  const rights = new Set<Right>();
  // Records whose parts are written are rows already.
  const isInList = type !== executed.schema.getQueryType();
  const write = new Compilation(executed, rights, isInList).field(type, field, undefined);
  const writer = { write, rights: [...rights] };
  writers.set(field, { type, writer });
  return writer;
}

class Compilation {
  readonly #executed: ExecutedOperation;
  readonly #rights: Set<Right>;
  /** The rows of the outermost lists alone take turns: of what a row holds each would wait for all the others. */
  #isInList: boolean;

  constructor(executed: ExecutedOperation, rights: Set<Right>, isInList: boolean) {
    this.#executed = executed;
    this.#rights = rights;
    this.#isInList = isInList;
  }

  field(
    type: GraphQLObjectType,
    { name, key, args, fields }: SelectedField,
    above: GraphQLResolveInfo['path'] | undefined,
  ): FieldWriter['write'] {
    if (name === '__typename') return () => JSON.stringify(type.name);
    const definition = type.getFields()[name];
    if (!definition || reasonForExecution(definition)) throw new UnsupportedSelectionError();
    const { right, refusal } = definition.extensions;
    if (right !== undefined && refusal !== undefined) this.#rights.add(right);
    const path = { prev: above, key, typename: type.name };
    const resolve = definition.resolve ?? defaultFieldResolver;
    const info = this.#infoOf(type, definition, path);
    const complete = this.#completeOf(definition.type, fields, path);
    return (parent, context) => {
      try {
        const value = resolve(parent, args, context, info);
        return isPromise(value)
          ? value.then((settled) => complete(settled, context))
          : complete(value, context);
      } catch (error) {
        return Promise.reject(error);
      }
    };
  }

  #infoOf(
    parentType: GraphQLObjectType,
    { name, type }: GraphQLField<unknown, unknown>,
    path: GraphQLResolveInfo['path'],
  ): GraphQLResolveInfo {
    return {
      fieldName: name,
      fieldNodes: [],
      returnType: type,
      parentType,
      path,
      fragments: {},
      rootValue: undefined,
      variableValues: {},
      ...this.#executed,
    };
  }

  #completeOf(
    type: GraphQLOutputType,
    fields: readonly SelectedField[],
    path: GraphQLResolveInfo['path'],
  ): Complete {
    if (isNonNullType(type)) {
      const complete = this.#completeOf(type.ofType, fields, path);
      return (value, context) => {
        // GraphQL tells where.
        if (value === null || value === undefined) throw new UnsupportedSelectionError();
        return complete(value, context);
      };
    }
    const complete = this.#completeValueOf(type, fields, path);
    return (value, context) => {
      if (value === null || value === undefined) return 'null';
      if (value instanceof Error) throw value;
      return complete(value, context);
    };
  }

  #completeValueOf(
    type: GraphQLOutputType,
    fields: readonly SelectedField[],
    path: GraphQLResolveInfo['path'],
  ): Complete {
    if (isListType(type)) {
      const takesTurns = fields.length > 0 && !this.#isInList;
      this.#isInList ||= takesTurns;
      const complete = this.#completeOf(type.ofType, fields, path);
      if (takesTurns) this.#isInList = false;
      return (value, context) => {
        if (!Array.isArray(value)) throw new UnsupportedSelectionError();
        const items = value.map((item: unknown) => {
          if (isPromise(item)) return item.then((settled) => complete(settled, context));
          return takesTurns
            ? inItsTurn(context, () => complete(item, context))
            : attempted(() => complete(item, context));
        });
        return joined(items, (texts) => `[${texts.join(',')}]`);
      };
    }
    if (isLeafType(type)) {
      return (value) => {
        const text: string | undefined = JSON.stringify(type.serialize(value));
        if (text === undefined) throw new UnsupportedSelectionError();
        return text;
      };
    }
    if (!isObjectType(type) || type.isTypeOf) throw new UnsupportedSelectionError();
    const members = fields.map((field, at) => ({
      head: `${at === 0 ? '' : ','}"${field.key}":`,
      write: this.field(type, field, path),
    }));
    const complete: Complete = (value, context) =>
      joined(
        members.map(({ write }) => write(value, context)),
        (texts) => {
          let text = '{';
          for (const [at, { head }] of members.entries()) text += head + (texts[at] ?? 'null');
          return `${text}}`;
        },
      );
    return type.extensions.constant ? onceForEach(fields, complete) : complete;
  }
}

interface WrittenConstant {
  readonly text: string;
  readonly work: RequestWork;
}

/** What was written of objects that stay what they are, by what was asked of them. */
const constants = new WeakMap<readonly SelectedField[], WeakMap<object, WrittenConstant>>();

/** Writes each object once, such as the rules of a policy, which are in every report; whoever asks pays as much again. */
function onceForEach(fields: readonly SelectedField[], complete: Complete): Complete {
  const known = constants.get(fields) ?? new WeakMap<object, WrittenConstant>();
  constants.set(fields, known);
  return (value, context) => {
    if (typeof value !== 'object' || value === null) return complete(value, context);
    const found = known.get(value);
    if (found) {
      context.work.include(found.work);
      return found.text;
    }
    const work = new RequestWork();
    const text = complete(value, { ...context, work });
    const paid = (written: string): string => {
      context.work.include(work);
      return written;
    };
    if (typeof text !== 'string') return text.then(paid);
    known.set(value, { text, work });
    return paid(text);
  };
}

function attempted(write: () => Written): Written {
  try {
    return write();
  } catch (error) {
    return Promise.reject(error);
  }
}

/** Puts texts together once all are there. */
function joined(texts: readonly Written[], join: (texts: readonly string[]) => string): Written {
  const pending: Promise<void>[] = [];
  const ready = texts.map((text, at): string => {
    if (typeof text === 'string') return text;
    pending.push(text.then((settled) => void (ready[at] = settled)));
    return '';
  });
  return pending.length === 0 ? join(ready) : Promise.all(pending).then(() => join(ready));
}

/** Writes something at once or, where much was written without a break, when others have had their turn. */
export function inItsTurn(context: Context, write: () => Written): Written {
  return isDue() ? later(context, write) : attempted(write);
}

async function later({ deadline }: Context, write: () => Written): Promise<string> {
  return await inTurn(deadline, write);
}

function isPromise(value: unknown): value is Promise<unknown> {
  return value instanceof Promise;
}
