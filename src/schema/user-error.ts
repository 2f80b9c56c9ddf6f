import type { UserError as UserErrorShape } from '../resolvers/user-error.ts';
import { builder } from './builder.ts';
import { localeArgument, textIn } from './locale.ts';

/** What is wrong with an input. */
export const UserError = builder.objectRef<UserErrorShape>('UserError').implement({
  description: 'What is wrong with the input of a mutation, for its user to mend (输入错误).',
  fields: (t) => ({
    field: t.stringList({
      description: 'The path of the field in the arguments (字段).',
      resolve: ({ field }) => [...field],
    }),
    message: t.string({
      args: localeArgument,
      description: 'What to do about it (说明).',
      resolve: ({ message }, { locale }) => textIn(message, locale),
    }),
    code: t.exposeString('code', { description: 'A stable code (错误代码).' }),
  }),
});
