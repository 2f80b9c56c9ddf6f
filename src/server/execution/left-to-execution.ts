import { type GraphQLField, getNamedType, isAbstractType } from 'graphql';

/** Why a field is left to GraphQL's own execution, where one is. */
export const LEFT_TO_EXECUTION = {
  ABSTRACT: 'Of which type a record is, and so what is asked of it, is known once it is found.',
  REVEALS:
    'Each look is written down: what failed beside it and had to be resolved again would be looked at twice.',
  DRAWS:
    'It draws numbers, which a request may do so many times: what failed beside it would have them drawn twice.',
} as const;

/** What is drawn. */
const DRAWN: ReadonlySet<string> = new Set([
  'CityRankCorrelation',
  'ConsortiumGroupComparison',
  'RatioInterval',
]);

/** Why a field is left to GraphQL's own execution; undefined where it is not. */
export function reasonForExecution(
  field: GraphQLField<unknown, unknown>,
): keyof typeof LEFT_TO_EXECUTION | undefined {
  const type = getNamedType(field.type);
  if (isAbstractType(type)) return 'ABSTRACT';
  if (field.extensions.right === 'PERSONAL_DATA') return 'REVEALS';
  return DRAWN.has(type.name) ? 'DRAWS' : undefined;
}
