import SchemaBuilder, {
  BasePlugin,
  type FieldNullability,
  type InputFieldMap,
  type InputShapeFromFields,
  type PothosInputFieldConfig,
  type PothosOutputFieldConfig,
  type SchemaTypes,
  type TypeParam,
} from '@pothos/core';
import type { GraphQLFieldResolver, GraphQLResolveInfo } from 'graphql';
import { argumentFault } from './argument-limits.ts';

/** A number that turns on the arguments of a field. */
type ByArguments<Args> = (args: Args) => number;

/** Who counts work and words refusals, for the plugin knows nothing of requests. */
export interface FieldWorkOptions<RequestContext> {
  /** Told what a field costs before it is resolved. */
  readonly spend: (context: RequestContext, points: number) => void;
  /** Told the same of what is computed once for all objects that a field of the document is asked of. */
  readonly spendOnce: (context: RequestContext, path: string, points: number) => void;
  /** Hands on what a field with parts was resolved to, at once or, where much is resolved, when others had their turn. */
  readonly inTurn: (context: RequestContext, resolved: unknown) => unknown;
  /** The error of an argument that is too large. */
  readonly error: (fault: string) => Error;
}

declare global {
  // Pothos looks for what plugins add under these names, with these parameters.
  export namespace PothosSchemaTypes {
    export interface Plugins<Types extends SchemaTypes> {
      fieldWork: FieldWorkPlugin<Types>;
    }

    export interface SchemaBuilderOptions<Types extends SchemaTypes> {
      fieldWork: FieldWorkOptions<Types['Context']>;
    }

    export interface FieldOptions<
      Types extends SchemaTypes,
      ParentShape,
      Type extends TypeParam<Types>,
      Nullable extends FieldNullability<Type>,
      Args extends InputFieldMap,
      ResolveShape,
      ResolveReturnShape,
    > {
      /** What computing the field costs beside the objects that come of it, in points: as much as so many objects. */
      work?: number | ByArguments<InputShapeFromFields<Args>>;
      /** What is computed once for all objects that it is asked of, in points. */
      workForAll?: ByArguments<InputShapeFromFields<Args>>;
      /** What it may cost besides, by what it finds: told beforehand, and counted by whoever comes to it. */
      reserve?: ByArguments<InputShapeFromFields<Args>>;
      /** The most rows that the field's list can have, where its arguments say so. */
      rows?: ByArguments<InputShapeFromFields<Args>>;
    }

    export interface InputFieldOptions {
      /** The smallest number that is taken. */
      least?: number;
      /** The largest number, or the most entries of a list, that is taken. */
      most?: number;
    }
  }
}

declare module 'graphql' {
  export interface GraphQLFieldExtensions<_TSource, _TContext, _TArgs> {
    /** What the field costs beside the objects that come of it, in points. */
    work?: ByArguments<Readonly<Record<string, unknown>>>;
    /** What is computed once for all objects that it is asked of, in points. */
    workForAll?: ByArguments<Readonly<Record<string, unknown>>>;
    /** What it may cost besides, by what it finds: told beforehand, and counted where it comes to it. */
    reserve?: ByArguments<Readonly<Record<string, unknown>>>;
    /** How long its list at most is. */
    rows?: ByArguments<Readonly<Record<string, unknown>>>;
  }
  export interface GraphQLArgumentExtensions {
    least?: number;
    most?: number;
  }
  export interface GraphQLInputFieldExtensions {
    least?: number;
    most?: number;
  }
}

/** The most entries of a list that says nothing else. */
const LIST_LIMIT = 100;

/**
 * Bounds the arguments on which the amount of work depends. Every list that a client sends has a maximum, which
 * its description states and beyond which it is refused; every field that computes has a price, which is counted
 * when it is resolved.
 */
class FieldWorkPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override onInputFieldConfig(config: PothosInputFieldConfig<Types>): PothosInputFieldConfig<Types> {
    const isList = config.type.kind === 'List';
    const { least, most = isList ? LIST_LIMIT : undefined } = config.pothosOptions;
    const bounds = { ...(least !== undefined && { least }), ...(most !== undefined && { most }) };
    const saysItself = /at most/i.test(config.description ?? '');
    const told = isList && most !== undefined && !saysItself ? ` ${most} at most.` : '';
    return {
      ...config,
      description: `${config.description ?? ''}${told}`,
      extensions: { ...config.extensions, ...bounds },
    };
  }

  override onOutputFieldConfig(config: PothosOutputFieldConfig<Types>): PothosOutputFieldConfig<Types> {
    const { work, workForAll, reserve, rows } = config.pothosOptions;
    return {
      ...config,
      extensions: {
        ...config.extensions,
        ...(work !== undefined && { work: priceOf(work) }),
        ...(workForAll && { workForAll }),
        ...(reserve && { reserve }),
        ...(rows && { rows }),
      },
    };
  }

  override wrapResolve(
    resolver: GraphQLFieldResolver<unknown, Types['Context'], object>,
    { pothosOptions: { work, workForAll }, args: declared, type, parentType }: PothosOutputFieldConfig<Types>,
  ): GraphQLFieldResolver<unknown, Types['Context'], object> {
    const takesArguments = Object.keys(declared).length > 0;
    const hasParts = kindOf(type) === 'Object' || kindOf(type) === 'Interface';
    if (!takesArguments && work === undefined && !hasParts) return resolver;
    const { spend, spendOnce, error, inTurn } = this.builder.options.fieldWork;
    const price = work === undefined ? undefined : priceOf(work);
    return (parent, args, context, info) => {
      if (takesArguments || price) {
        const given = { ...args };
        const field = takesArguments ? info.parentType.getFields()[info.fieldName] : undefined;
        const fault = field && argumentFault(field, given);
        if (fault !== undefined) throw error(fault);
        if (price) spend(context, price(given));
        if (workForAll) spendOnce(context, pathOf(info.path), workForAll(given));
      }
      const resolved = resolver(parent, args, context, info);
      if (!hasParts) return resolved;
      // Looking for what is not there takes as long as finding it. A page has its rows at hand.
      if (!parentType.endsWith('Connection')) spend(context, 1);
      return inTurn(context, resolved);
    };
  }
}

/** Where a field stands in the document, by the names that lead to it: the same for all rows of a list. */
function pathOf({ prev, key }: GraphQLResolveInfo['path']): string {
  const before = prev ? pathOf(prev) : '';
  return typeof key === 'number' ? before : `${before}.${key}`;
}

function kindOf<Types extends SchemaTypes>(type: PothosOutputFieldConfig<Types>['type']): string {
  return type.kind === 'List' ? kindOf(type.type) : type.kind;
}

function priceOf<Args>(work: number | ByArguments<Args>): ByArguments<Args> {
  return typeof work === 'number' ? () => work : work;
}

SchemaBuilder.registerPlugin('fieldWork', FieldWorkPlugin);
