import type { RdIntensityMethod as Methods } from '../../domain/vocabulary.ts';
import type { Context } from '../../resolvers/request/context.ts';
import { MOST_YEARS, type UnitIntensity } from '../../resolvers/nouns/figures.ts';
import { intensityFor } from '../../resolvers/nouns/open-figures.ts';
import { scopeOfUnit } from '../../resolvers/nouns/access-scope.ts';
import { builder } from '../request/builder.ts';
import type { FieldRight } from '../request/field-rights.ts';

/** The argument `years` of R&D intensity. */
export const YEARS_ARGUMENT = {
  defaultValue: 3,
  least: 1,
  most: MOST_YEARS,
  description: `Over so many completed fiscal years, 1 to ${MOST_YEARS} (年数).`,
} as const;

const METHODS = {
  POOLED: { description: 'The sum of expenditure over the sum of revenue (合并计算).' },
  MEAN_OF_ANNUAL: { description: 'The mean of the ratios of the years (各年占比的平均).' },
  EVERY_YEAR: { description: 'The lowest ratio of a year: a threshold must hold in every year (逐年).' },
} satisfies Record<Methods, object>;

/** The enumeration of methods. */
export const RdIntensityMethod = builder.enumType('RdIntensityMethod', {
  description: 'How R&D intensity over several years is put together (计算方法).',
  values: METHODS,
});

/** Sums are raw figures: those of three years less those of two are the sum of one. */
const SUMS: FieldRight<UnitIntensity, Context> = {
  right: 'RAW_FIGURES',
  scope: ({ unitId }, context) => scopeOfUnit(context, unitId),
};

/** R&D intensity of a unit. */
export const RdIntensity = builder.objectRef<UnitIntensity>('RdIntensity').implement({
  description:
    'Expenditure on research and development over operating revenue (研发投入强度) in some fiscal years.',
  fields: (t) => ({
    value: t.field({
      type: 'Decimal',
      nullable: true,
      description:
        'The ratio as a fraction, 0.035 for 3.5 % (占比); null where a needed figure is missing. To twelve places for whoever may see the unit’s figures; for everybody else cut off after three, so that no sum of money follows from it.',
      resolve: (intensity, _, context) => intensityFor(context, intensity),
    }),
    rdExpenditure: t.field({
      type: 'Decimal',
      nullable: true,
      description: 'The sum of expenditure in yuan (研发经费支出合计).',
      right: SUMS,
      resolve: ({ rdExpenditure }) => rdExpenditure,
    }),
    revenue: t.field({
      type: 'Decimal',
      nullable: true,
      description: 'The sum of operating revenue in yuan (营业收入合计).',
      right: SUMS,
      resolve: ({ revenue }) => revenue,
    }),
    averageRdExpenditure: t.field({
      type: 'Decimal',
      nullable: true,
      description: 'Expenditure in yuan a year on average (年均研发经费支出).',
      right: SUMS,
      resolve: ({ averageRdExpenditure }) => averageRdExpenditure,
    }),
    years: t.intList({
      description: 'The fiscal years asked about, earliest first (年度).',
      resolve: ({ years }) => [...years],
    }),
    missingYears: t.intList({
      description: 'Those of them for which a figure is unknown (缺失年度).',
      resolve: ({ missingYears }) => [...missingYears],
    }),
    method: t.expose('method', {
      type: RdIntensityMethod,
      description: 'How the years were put together (计算方法).',
    }),
  }),
});
