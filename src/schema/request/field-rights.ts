import SchemaBuilder, {
  BasePlugin,
  type FieldNullability,
  type InputFieldMap,
  type PothosOutputFieldConfig,
  type SchemaTypes,
  type TypeParam,
} from '@pothos/core';
import type { GraphQLFieldResolver } from 'graphql';
import type { AccessScope, Right } from '../../resolvers/request/rights.ts';

/** The right that a field needs. */
export interface FieldRight<Parent, RequestContext> {
  readonly right: Right;
  /** Where a record belongs, for rights that end somewhere; without it only a right to everything will do. */
  scope?(parent: Parent, context: RequestContext): AccessScope | Promise<AccessScope>;
  /**
   * What whoever lacks the right gets: null with an error that says why, or ABSENT, which is null or an empty list with
   * a notice, for records that are as though they were not there. ERROR where this is left out.
   */
  readonly denied?: 'ERROR' | 'ABSENT';
}

/** Who decides on rights, for the plugin knows nothing of viewers. */
export interface FieldRightsOptions<RequestContext> {
  readonly isAllowed: (
    context: RequestContext,
    right: Right,
    scope: () => AccessScope | Promise<AccessScope>,
  ) => boolean | Promise<boolean>;
  /** Fails with the error of a right that is lacking. */
  readonly refuse: (context: RequestContext, right: Right) => Promise<never>;
  /** What an error costs, in points. */
  readonly refusalPoints: number;
  /** Told of records that were left out for want of a right. */
  readonly onAbsent: (context: RequestContext, right: Right) => void;
}

declare global {
  // Pothos looks for what plugins add under these names, with these parameters.
  export namespace PothosSchemaTypes {
    export interface Plugins<Types extends SchemaTypes> {
      fieldRights: FieldRightsPlugin<Types>;
    }

    export interface SchemaBuilderOptions<Types extends SchemaTypes> {
      fieldRights: FieldRightsOptions<Types['Context']>;
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
      /** The right that the field needs; it is public where this is left out. */
      right?: Right | FieldRight<ParentShape, Types['Context']>;
    }
  }
}

declare module 'graphql' {
  export interface GraphQLFieldExtensions<_TSource, _TContext, _TArgs> {
    /** The right that the field needs, of some records or of all. */
    right?: Right;
    /** What telling that it is lacking costs, in points. */
    refusal?: number;
  }
}

/** No scope: within no reach but that of everything. */
const NOWHERE: AccessScope = {};

/** Looks at the right of a field before the field is resolved. */
class FieldRightsPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  /** A page of a hundred rows may come to a hundred errors for each field, which take longer to tell than the rows. */
  override onOutputFieldConfig(config: PothosOutputFieldConfig<Types>): PothosOutputFieldConfig<Types> {
    if (config.pothosOptions.right === undefined) return config;
    const { right, denied } = neededBy(config.pothosOptions.right);
    const { refusalPoints } = this.builder.options.fieldRights;
    return {
      ...config,
      extensions: {
        ...config.extensions,
        right,
        ...(denied !== 'ABSENT' && { refusal: refusalPoints }),
      },
    };
  }

  override wrapResolve(
    resolver: GraphQLFieldResolver<unknown, Types['Context'], object>,
    { pothosOptions, type, name, parentType }: PothosOutputFieldConfig<Types>,
  ): GraphQLFieldResolver<unknown, Types['Context'], object> {
    if (pothosOptions.right === undefined) return resolver;
    const needed: FieldRight<unknown, Types['Context']> = neededBy(pothosOptions.right);
    const { right, denied = 'ERROR' } = needed;
    const isList = type.kind === 'List';
    if (!type.nullable && !(isList && denied === 'ABSENT')) {
      throw new Error(`${parentType}.${name} needs the right ${right}, so it must be nullable`);
    }
    const { isAllowed, refuse: fail, onAbsent } = this.builder.options.fieldRights;
    const refuse = (context: Types['Context']): unknown => {
      if (denied === 'ERROR') return fail(context, right);
      onAbsent(context, right);
      return isList ? [] : null;
    };
    return (parent, args, context, info) => {
      const allowed = isAllowed(context, right, () => needed.scope?.(parent, context) ?? NOWHERE);
      if (typeof allowed === 'boolean') {
        return allowed ? resolver(parent, args, context, info) : refuse(context);
      }
      return allowed.then((is) => (is ? resolver(parent, args, context, info) : refuse(context)));
    };
  }
}

/** The right of a field as it is written, in full. */
function neededBy<Parent, RequestContext>(
  right: Right | FieldRight<Parent, RequestContext>,
): FieldRight<Parent, RequestContext> {
  return typeof right === 'string' ? { right } : right;
}

SchemaBuilder.registerPlugin('fieldRights', FieldRightsPlugin);
