import type { EnumRef, GenericFieldRef } from '@pothos/core';
import { CONSORTIUM_TIERS } from '../../domain/vocabulary.ts';
import { divisionByCode } from '../../resolvers/nouns/division.ts';
import type { Group } from '../../resolvers/statistics/grouping.ts';
import { ConsortiumTier } from '../nouns/consortium.ts';
import { Division } from '../nouns/refs.ts';
import { builder } from '../request/builder.ts';

type Types = typeof builder.$inferSchemaTypes;
type KeyFieldBuilder = PothosSchemaTypes.ObjectFieldBuilder<Types, Group>;

/** A dimension of groups: a word of an enumeration, and the field of the groups' keys that has its value. */
export interface GroupDimension {
  readonly description: string;
  readonly keyField: (t: KeyFieldBuilder, dimension: string) => GenericFieldRef;
}

/** The field that a dimension or a measure is called by, such as `leadKind` of LEAD_KIND. */
export function fieldNameOf(word: string): string {
  return word.toLowerCase().replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** The type of the keys of groups of a noun: a field for each of its dimensions. */
export function groupKey(noun: string, dimensions: Readonly<Record<string, GroupDimension>>) {
  return builder.objectRef<Group>(`${noun}StatisticsKey`).implement({
    description:
      'What tells a group from the others (分组键): null in a dimension not asked for, or not known.',
    fields: (t) =>
      Object.fromEntries(
        Object.entries(dimensions).map(([dimension, { keyField }]) => [
          fieldNameOf(dimension),
          keyField(t, dimension),
        ]),
      ),
  });
}

/** A dimension that is a word of a closed list. */
export function wordDimension<Word extends string>(
  description: string,
  type: EnumRef<Types, Word>,
  words: readonly Word[],
): GroupDimension {
  return { description, keyField: wordField(description, type, words) };
}

function wordField(
  description: string,
  type: EnumRef<Types, string>,
  words: readonly string[],
): GroupDimension['keyField'] {
  return (t, dimension) =>
    t.field({
      type,
      nullable: true,
      description,
      resolve: (group) => {
        const key = keyText(group, dimension);
        return words.find((word) => word === key) ?? null;
      },
    });
}

/** A dimension that is a text of the records. */
export function textDimension(description: string): GroupDimension {
  return {
    description,
    keyField: (t, dimension) =>
      t.string({ nullable: true, description, resolve: (group) => keyText(group, dimension) }),
  };
}

/** A dimension that is a year. */
export function yearDimension(description: string): GroupDimension {
  return {
    description,
    keyField: (t, dimension) =>
      t.int({
        nullable: true,
        description,
        resolve: (group) => {
          const key = keyText(group, dimension);
          return key === null ? null : Number(key);
        },
      }),
  };
}

/** The dimensions of the place of a noun, such as `where the host is registered on the day`. */
export function divisionDimensions(of: string) {
  return {
    CITY: divisionDimension(`The prefecture-level city ${of} (地级市).`),
    PROVINCE: divisionDimension(`The province ${of} (省份).`),
    DISTRICT: divisionDimension(`The district, county or management zone ${of} (区县).`),
  };
}

function divisionDimension(description: string): GroupDimension {
  return {
    description,
    keyField: (t, dimension) =>
      t.field({
        type: Division,
        nullable: true,
        description,
        resolve: (group, _, context) => divisionByCode(context, keyText(group, dimension)),
      }),
  };
}

/** The dimensions of what belongs to a consortium. */
export function consortiumDimensions(grouped: string) {
  return {
    TIER: wordDimension('The tier of the consortium (层级).', ConsortiumTier, CONSORTIUM_TIERS),
    INDUSTRY_FIELD: textDimension('The industry of the consortium (产业领域).'),
    TECHNICAL_FIELD: textDimension(
      `The letter of the consortium’s technical field (技术领域): ${grouped} of several fields is in several groups.`,
    ),
  };
}

function keyText(group: Group, dimension: string): string | null {
  return group.grouping.keyOf(group, dimension);
}
