import {
  type GraphQLArgument,
  type GraphQLInputField,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';
import { schema } from '../graph/ask.ts';

/** A bound that a description tells is the one of its input, which is kept to by it: no number to look for elsewhere. */
function withoutBound({
  description,
  extensions: { least, most },
}: GraphQLArgument | GraphQLInputField): string {
  let said = description ?? '';
  if (most === undefined) return said;
  for (const bound of [`${least} to ${most}`, `${most} at most`, `at most ${most}`]) {
    said = said.replaceAll(new RegExp(String.raw`(?<!\d)${bound}(?!\d)`, 'g'), '…');
  }
  return said;
}

/** What the schema says of its members, each text once; bounds of inputs are left out. */
export const DESCRIPTIONS: readonly string[] = [
  ...new Set(
    Object.values(schema.getTypeMap())
      .filter((type) => !type.name.startsWith('__') && !isSpecifiedScalarType(type))
      .flatMap((type) => {
        const own = type.description ?? '';
        if (isEnumType(type)) return [own, ...type.getValues().map(({ description }) => description ?? '')];
        if (isInputObjectType(type)) return [own, ...Object.values(type.getFields()).map(withoutBound)];
        if (!isObjectType(type) && !isInterfaceType(type)) return [own];
        const fields = Object.values(type.getFields());
        return [
          own,
          ...fields.flatMap(({ description, args }) => [description ?? '', ...args.map(withoutBound)]),
        ];
      }),
  ),
];
