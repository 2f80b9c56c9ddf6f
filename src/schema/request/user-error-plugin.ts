import SchemaBuilder, { BasePlugin, type PothosOutputFieldConfig, type SchemaTypes } from '@pothos/core';
import { InputValidationError } from '@pothos/plugin-validation';
import type { GraphQLFieldResolver } from 'graphql';
import { z } from 'zod';
import type { UserError } from '../../resolvers/request/user-error.ts';
import { atArguments } from './argument-path.ts';

declare global {
  export namespace PothosSchemaTypes {
    export interface Plugins<Types extends SchemaTypes> {
      userErrors: UserErrorPlugin<Types>;
    }
  }
}

/** What every payload of a mutation has, and all that it has where its input is refused. */
interface RefusedPayload {
  readonly recordId: null;
  readonly repeated: false;
  readonly userErrors: readonly UserError[];
}

const explained = z.object({
  code: z.string(),
  message: z.object({ zh: z.string(), en: z.string() }),
});
/** An issue of a schema of ours says in `params` what users read. */
const issue = z.object({ params: explained });

const outcome = z.looseObject({
  userErrors: z.array(
    z.object({
      field: z.array(z.string()),
      code: z.string(),
      message: z.object({ zh: z.string(), en: z.string() }),
    }),
  ),
});

/**
 * Turns what the validation of a mutation's arguments finds wrong into `userErrors` of its payload, and sees to it that
 * all of these name what the mutation takes.
 */
class UserErrorPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override wrapArgMappers(
    resolve: GraphQLFieldResolver<unknown, Types['Context'], object> | undefined,
    { parentType }: PothosOutputFieldConfig<Types>,
  ): GraphQLFieldResolver<unknown, Types['Context'], object> | undefined {
    if (!resolve || parentType !== 'Mutation') return resolve;
    return async (...call): Promise<unknown> => {
      try {
        return await resolve(...call);
      } catch (error) {
        if (!(error instanceof InputValidationError)) throw error;
        return refusedPayload(error);
      }
    };
  }

  override wrapResolve(
    resolve: GraphQLFieldResolver<unknown, Types['Context'], object>,
    { parentType }: PothosOutputFieldConfig<Types>,
  ): GraphQLFieldResolver<unknown, Types['Context'], object> {
    if (parentType !== 'Mutation') return resolve;
    return async (parent, args, context, info): Promise<unknown> => {
      const payload: unknown = await resolve(parent, args, context, info);
      const read = outcome.safeParse(payload);
      if (!read.success || read.data.userErrors.length === 0) return payload;
      const taken = info.parentType.getFields()[info.fieldName]?.args ?? [];
      return { ...read.data, userErrors: read.data.userErrors.map((error) => atArguments(taken, error)) };
    };
  }
}

function refusedPayload({ issues }: InputValidationError): RefusedPayload {
  const userErrors = issues.map((each): UserError => {
    const field = (each.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part));
    const ours = issue.safeParse(each);
    if (ours.success) return { field, ...ours.data.params };
    return { field, code: 'BAD_VALUE', message: { zh: '此项的值不符合要求。', en: each.message } };
  });
  return { recordId: null, repeated: false, userErrors };
}

SchemaBuilder.registerPlugin('userErrors', UserErrorPlugin);

/** The plugin's name. */
export const USER_ERRORS = 'userErrors';
