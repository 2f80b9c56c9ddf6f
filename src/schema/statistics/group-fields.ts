import { CONSORTIUM_TIERS } from '../../domain/vocabulary.ts';
import { divisionByCode } from '../../resolvers/nouns/division.ts';
import type { Group } from '../../resolvers/statistics/grouping.ts';
import type { builder } from '../request/builder.ts';
import { ConsortiumTier } from '../nouns/consortium.ts';
import { Division } from '../nouns/refs.ts';

type FieldBuilder = PothosSchemaTypes.ObjectFieldBuilder<typeof builder.$inferSchemaTypes, Group>;

/** The word of a closed list that the key of a group has in a dimension; null where it has none. */
export function keyWord<Word extends string>(
  group: Group,
  dimension: string,
  words: readonly Word[],
): Word | null {
  const key = keyText(group, dimension);
  return words.find((word) => word === key) ?? null;
}

/** The text that the key of a group has in a dimension. */
export function keyText(group: Group, dimension: string): string | null {
  return group.grouping.keyOf(group, dimension);
}

/** The year that the key of a group has. */
export function keyYear(group: Group): number | null {
  const key = keyText(group, 'YEAR');
  return key === null ? null : Number(key);
}

/** The places in the key of a group. */
export function placeFields(t: FieldBuilder, of: string) {
  const place = (dimension: string, description: string) =>
    t.field({
      type: Division,
      nullable: true,
      description,
      resolve: (group, _, context) => divisionByCode(context, keyText(group, dimension)),
    });
  return {
    city: place('CITY', `The city ${of} (地级市).`),
    province: place('PROVINCE', `The province ${of} (省份).`),
    district: place('DISTRICT', `The district, county or management zone ${of} (区县).`),
  };
}

/** What the key of a group tells of the consortium, where its projects or their money are grouped. */
export function consortiumFields(t: FieldBuilder) {
  return {
    tier: t.field({
      type: ConsortiumTier,
      nullable: true,
      description: 'The tier of the consortium (层级).',
      resolve: (group) => keyWord(group, 'TIER', CONSORTIUM_TIERS),
    }),
    industryField: t.string({
      nullable: true,
      description: 'The industry of the consortium (产业领域).',
      resolve: (group) => keyText(group, 'INDUSTRY_FIELD'),
    }),
    technicalField: t.string({
      nullable: true,
      description: 'The technical field’s letter (技术领域).',
      resolve: (group) => keyText(group, 'TECHNICAL_FIELD'),
    }),
  };
}

/** How the places of a noun are described as dimensions. */
export function placeDimensionValues(of: string) {
  return {
    CITY: { description: `The prefecture-level city ${of} (地级市).` },
    PROVINCE: { description: `The province ${of} (省份).` },
    DISTRICT: { description: `The district, county or management zone ${of} (区县).` },
  };
}
