import {
  type Inconsistency as InconsistencyShape,
  inconsistenciesOf,
} from '../../resolvers/nouns/project-inconsistency.ts';
import { builder } from '../request/builder.ts';
import { localeArgument, textIn } from '../request/locale.ts';
import { Project } from './refs.ts';

const Inconsistency = builder.objectRef<InconsistencyShape>('Inconsistency').implement({
  description: 'Where records of one object do not add up (不一致之处).',
  fields: (t) => ({
    field: t.stringList({
      description:
        'A field of the object, and in a list the place in it, from 0, and the field there (字段).',
      resolve: ({ field }) => [...field],
    }),
    message: t.string({
      args: localeArgument,
      description: 'What does not agree with what (说明).',
      resolve: ({ message }, { locale }) => textIn(message, locale),
    }),
    code: t.exposeString('code', { description: 'A stable code (错误代码).' }),
  }),
});

builder.objectField(Project, 'inconsistencies', (t) =>
  t.field({
    type: [Inconsistency],
    description:
      'Where its budget, equipment, indicators and dates do not add up (不一致之处), such as a budget that is not its total cost, or, once it is completed, an indicator of more patents than are on record. Records are entered one after another, so this is told here and refused nowhere.',
    work: 6,
    resolve: (project, _, context) => inconsistenciesOf(context, project),
  }),
);
