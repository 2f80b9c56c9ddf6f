import type { ConcentrationFigures } from '../../resolvers/statistics/figures.ts';
import { builder } from '../request/builder.ts';
import { ObservationStatus } from './distribution.ts';

/** How many of the largest the top share is of. */
export const TOP = {
  defaultValue: 3,
  least: 1,
  most: 1_000_000,
  description: 'So many of the largest, 1 to 1000000 (前几名).',
} as const;

/** How concentrated amounts are. */
export const Concentration = builder.objectRef<ConcentrationFigures>('Concentration').implement({
  description:
    'How concentrated amounts are over those that share them (集中度); null where there is nothing to share.',
  fields: (t) => ({
    n: t.exposeInt('n', { description: 'Those that share: with few, read the top share (数量).' }),
    nTotal: t.exposeInt('nTotal', { description: 'All amounts in the group (总数).' }),
    nReported: t.exposeInt('nReported', { description: 'The amounts that are known (有数据的数量).' }),
    coverage: t.expose('coverage', {
      type: 'Decimal',
      nullable: true,
      description: '`nReported` over `nTotal` (覆盖率); null for an empty group.',
    }),
    hhi: t.expose('hhi', {
      type: 'Decimal',
      nullable: true,
      description: 'Herfindahl–Hirschman index: the sum of squared shares, 1/n to 1 (赫芬达尔指数).',
    }),
    normalizedHhi: t.expose('normalizedHhi', {
      type: 'Decimal',
      nullable: true,
      description: '(HHI − 1/n) / (1 − 1/n), 0 to 1; null below two (标准化赫芬达尔指数).',
    }),
    gini: t.expose('gini', { type: 'Decimal', nullable: true, description: 'Gini coefficient (基尼系数).' }),
    correctedGini: t.expose('correctedGini', {
      type: 'Decimal',
      nullable: true,
      description: 'Gini coefficient times n / (n − 1), for small n; null below two (小样本修正基尼系数).',
    }),
    top: t.exposeInt('top', { description: 'So many of the largest are in the top share (前几名).' }),
    topShare: t.expose('topShare', {
      type: 'Decimal',
      nullable: true,
      description: 'The share of the largest in all (前几名占比).',
    }),
    status: t.expose('status', {
      type: ObservationStatus,
      description:
        'How it came to be (观测状态): ESTIMATED where an amount, or who got it, is not known and left out.',
    }),
  }),
});
