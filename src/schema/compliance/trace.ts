import type { TraceFact as FactShape, TraceNode as NodeShape } from '../../policy/trace.ts';
import { builder } from '../request/builder.ts';
import { localeArgument, textIn } from '../request/locale.ts';

const TraceAnswer = builder.enumType('TraceAnswer', {
  description: 'What came of one part of a rule (判断结果).',
  values: {
    YES: { description: 'It holds (成立).' },
    NO: { description: 'It does not (不成立).' },
    OPEN: { description: 'Facts are missing (缺少事实).' },
  } as const,
});

const TraceFact = builder.objectRef<FactShape>('TraceFact').implement({
  description: 'A fact that an answer rests on (所依据的事实).',
  fields: (t) => ({
    path: t.exposeString('path', {
      description: 'Which fact (事实路径), such as lead.financials[2024].revenue.',
    }),
    value: t.exposeString('value', {
      nullable: true,
      description:
        'Its value (值); null: not known, or a figure of a single year that the viewer has no right to.',
    }),
  }),
});

/** The tree beneath a check. */
export const TraceNode = builder.objectRef<NodeShape>('TraceNode');
builder.objectType(TraceNode, {
  description:
    'One part of a rule with the value found, the value asked for, and the facts beneath it (判断过程).',
  fields: (t) => ({
    kind: t.exposeString('kind', {
      description: 'What sort of part it is (类型): comparison, fact, list, members, allOf, anyOf.',
    }),
    says: t.string({
      description: 'The part in words (说明).',
      args: localeArgument,
      resolve: ({ says }, { locale }) => textIn(says, locale),
    }),
    answer: t.expose('answer', { type: TraceAnswer, description: 'What came of it (结果).' }),
    actual: t.exposeString('actual', { nullable: true, description: 'The value found (实际值).' }),
    threshold: t.exposeString('threshold', { description: 'The value asked for (要求值).' }),
    parameter: t.string({
      nullable: true,
      description: 'The parameter that it was compared with (参数名); null where no number was asked for.',
      resolve: ({ parameter }) => parameter?.name ?? null,
    }),
    facts: t.field({
      type: [TraceFact],
      description: 'The facts that it rests on (事实).',
      resolve: ({ facts }) => [...facts],
    }),
    of: t.field({
      type: [TraceNode],
      description: 'The parts beneath it (下级).',
      resolve: ({ of }) => [...of],
    }),
  }),
});
