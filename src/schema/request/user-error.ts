import type { UserError as UserErrorShape } from '../../resolvers/request/user-error.ts';
import { builder } from './builder.ts';
import { localeArgument, textIn } from './locale.ts';

/** What is wrong with an input. */
export const UserError = builder.objectRef<UserErrorShape>('UserError').implement({
  description: 'What is wrong with the input of a mutation, for its user to mend (输入错误).',
  fields: (t) => ({
    field: t.stringList({
      description:
        'The path of the field in the arguments (字段), such as input, phase; of what is wrong with several of them or with none, the path of what holds them. In a document it goes on to the place there, such as input, form, projects, 0, name.',
      resolve: ({ field }) => [...field],
    }),
    document: t.stringList({
      nullable: true,
      description:
        'The place in the document of an application (申报材料位置), such as projects, 0, name, also where the mutation takes no document; null of what is not about one.',
      resolve: ({ document }) => (document === undefined ? null : [...document]),
    }),
    message: t.string({
      args: localeArgument,
      description: 'What to do about it (说明).',
      resolve: ({ message }, { locale }) => textIn(message, locale),
    }),
    code: t.exposeString('code', { description: 'A stable code (错误代码).' }),
  }),
});
