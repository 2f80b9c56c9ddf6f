import { projectFilterOf } from '../../resolvers/nouns/project.ts';
import type { EnumRef, InputRef } from '@pothos/core';
import {
  type CityCorrelation as CorrelationShape,
  type CityFigure as FigureShape,
  type CityPoint as PointShape,
  correlateCities,
} from '../../resolvers/statistics/city-correlation.ts';
import { divisionByCode } from '../../resolvers/nouns/division.ts';
import { builder } from '../request/builder.ts';
import { ConsortiumMeasure } from './consortium-statistics.ts';
import { ConsortiumFilter } from '../nouns/consortium.ts';
import { FundingMeasure } from './funding-statistics.ts';
import { FundingFilter } from '../nouns/funding.ts';
import { DRAWING_ARGUMENTS, drawingReserve } from './group-comparison.ts';
import { PlatformMeasure } from './platform-statistics.ts';
import { PlatformFilter } from '../nouns/platform.ts';
import { ProjectMeasure } from './project-statistics.ts';
import { ProjectFilter } from '../nouns/project.ts';
import { Division } from '../nouns/refs.ts';
import { ComparabilityHindrance } from './comparability.ts';
import { Interval, ObservationStatus } from './distribution.ts';
import { numberFields } from './group-inputs.ts';
import { UnitMeasure } from './unit-statistics.ts';
import { UnitFilter } from '../nouns/unit.ts';

/** The input of a number of one noun in each city, such as UnitCityFigure. */
function nounFigure<Name extends string, Filter>(
  noun: string,
  plural: string,
  chinese: string,
  measure: EnumRef<typeof builder.$inferSchemaTypes, Name>,
  filter: InputRef<Filter>,
) {
  return builder.inputType(`${noun}CityFigure`, {
    description: `A number of ${plural} in each city (城市${chinese}指标).`,
    fields: (t) => ({
      ...numberFields(t, measure),
      filter: t.field({ type: filter, description: 'Only of these, as of the same day (筛选).' }),
    }),
  });
}

const CityFigure = builder.inputType('CityFigure', {
  description: 'A number of each city (城市指标): of exactly one of these.',
  fields: (t) => ({
    consortia: t.field({
      type: nounFigure('Consortium', 'consortia', '联合体', ConsortiumMeasure, ConsortiumFilter),
      description: 'Of consortia, by the place of filing (联合体).',
    }),
    units: t.field({
      type: nounFigure('Unit', 'units', '单位', UnitMeasure, UnitFilter),
      description: 'Of units, by the place of registration on the day (单位).',
    }),
    platforms: t.field({
      type: nounFigure('Platform', 'platforms', '平台', PlatformMeasure, PlatformFilter),
      description: 'Of platforms, by the place of the host (平台).',
    }),
    projects: t.field({
      type: nounFigure('Project', 'projects', '项目', ProjectMeasure, ProjectFilter),
      description: 'Of projects, by the place where the consortium is filed (项目).',
    }),
    fundings: t.field({
      type: nounFigure('Funding', 'fundings', '经费', FundingMeasure, FundingFilter),
      description: 'Of fundings of one phase, by the place where the consortium is filed (经费).',
    }),
  }),
});

const CityPoint = builder.objectRef<PointShape>('CityPoint').implement({
  description: 'A city with both its numbers (城市数据点).',
  fields: (t) => ({
    city: t.field({
      type: Division,
      nullable: true,
      description: 'The city (城市).',
      resolve: ({ city }, _, context) => divisionByCode(context, city),
    }),
    x: t.expose('x', { type: 'Decimal', description: 'The first number (第一指标).' }),
    y: t.expose('y', { type: 'Decimal', description: 'The second number (第二指标).' }),
  }),
});

const CityCorrelation = builder.objectRef<CorrelationShape>('CityRankCorrelation').implement({
  description:
    'How the ranks of two numbers go together over cities (城市间秩相关), every city counting as one. Without five cities, and where a number is the same in all of them, there is no correlation.',
  fields: (t) => ({
    n: t.int({
      description: 'The cities of which both numbers are known (城市数量).',
      resolve: ({ points }) => points.length,
    }),
    cities: t.expose('points', { type: [CityPoint], description: 'These cities, by code (城市).' }),
    spearman: t.field({
      type: 'Decimal',
      nullable: true,
      description:
        'Spearman’s ρ, −1 to 1: the correlation of the ranks, tied numbers having the mean of theirs (斯皮尔曼秩相关系数).',
      resolve: ({ correlation }) => correlation?.spearman ?? null,
    }),
    interval: t.field({
      type: Interval,
      nullable: true,
      description:
        'Of ρ, by Fisher’s z with the variance of Bonett and Wright 2000 (置信区间); null where the ranks agree or oppose one another wholly.',
      resolve: ({ correlation }) => correlation?.interval ?? null,
    }),
    kendall: t.field({
      type: 'Decimal',
      nullable: true,
      description: 'Kendall’s τ-b, −1 to 1, which takes ties into account (肯德尔秩相关系数).',
      resolve: ({ correlation }) => correlation?.kendall ?? null,
    }),
    pValue: t.field({
      type: 'Decimal',
      nullable: true,
      description:
        'How likely a ρ so far from 0 or farther is if the two have nothing to do with each other, two-sided (P 值); of orders that are drawn (b + 1) / (m + 1).',
      resolve: ({ correlation }) => correlation?.pValue ?? null,
    }),
    permutations: t.int({
      nullable: true,
      description: 'The orders that were counted (置换次数).',
      resolve: ({ correlation }) => correlation?.permutations ?? null,
    }),
    isExact: t.boolean({
      nullable: true,
      description: 'Whether they are all there are, and none was drawn (是否精确检验).',
      resolve: ({ correlation }) => correlation?.isExact ?? null,
    }),
    seed: t.exposeInt('seed', { description: 'The seed that they were drawn with (随机种子).' }),
    status: t.expose('status', {
      type: ObservationStatus,
      description: 'MISSING without a correlation (观测状态).',
    }),
    comparability: t.expose('comparability', {
      type: [ComparabilityHindrance],
      description: 'What hinders comparing these cities (可比性提示).',
    }),
  }),
});

/** As many cities are reckoned with before they are counted. */
const USUAL_CITIES = 30;

builder.queryField('cityRankCorrelation', (t) =>
  t.field({
    type: CityCorrelation,
    nullable: true,
    description:
      'Rank correlation of two numbers over cities (城市间秩相关). Money of enterprises needs a key, for ranks tell of it.',
    args: {
      x: t.arg({ type: CityFigure, required: true, description: 'The first number (第一指标).' }),
      y: t.arg({ type: CityFigure, required: true, description: 'The second number (第二指标).' }),
      asOf: t.arg({ type: 'Date', description: 'Of this day; today by default (截至日期).' }),
      permutations: t.arg.int(DRAWING_ARGUMENTS.permutations),
      seed: t.arg.int(DRAWING_ARGUMENTS.seed),
    },
    work: 2000,
    reserve: ({ permutations }) => drawingReserve(permutations, USUAL_CITIES),
    resolve: (_, { x, y, asOf, permutations, seed }, context) =>
      correlateCities(context, {
        x: figure(x),
        y: figure(y),
        asOf: asOf ?? context.today,
        permutations: permutations ?? DRAWING_ARGUMENTS.permutations.defaultValue,
        seed: seed ?? DRAWING_ARGUMENTS.seed.defaultValue,
      }),
  }),
);

/** The id of a consortium in a filter of projects is a global one. */
function figure({ projects, ...others }: typeof CityFigure.$inferInput): FigureShape {
  if (!projects) return others;
  const { filter, ...number } = projects;
  return {
    ...others,
    projects: {
      ...number,
      filter: projectFilterOf(filter),
    },
  };
}
