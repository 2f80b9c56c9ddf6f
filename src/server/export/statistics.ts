/** A query of statistics that can be exported. */
export interface ExportStatistics {
  readonly name: string;
  readonly description: string;
  /** The query field. */
  readonly root: string;
  /** What is selected of each group where an export does not say: the figures that most ask for. */
  readonly select: string;
  /** What the measures count, by the fields of a group; those that are not named here are shares and ratios. */
  readonly units: Readonly<Record<string, string>>;
}

const DISTRIBUTION = '{ nTotal nReported coverage sum mean standardDeviation min q1 median q3 max }';
const SHARE = '{ nTotal nReported coverage pooled lower upper distribution { min q1 median q3 max } }';
const RATIO = '{ nTotal nReported coverage pooled distribution { min q1 median q3 max } }';
const CONCENTRATION = '{ n hhi normalizedHhi gini correctedGini top topShare }';
/** What the public is told of money, whichever statistics it stands in. */
export const MONEY_FOR_PUBLIC =
  'Of money of enterprises the public sees ratios of each cut off after three places, and coarse sums, means and pooled ratios of ten or more: of everything, by two dimensions at most, on 1 January of a year. All else is SUPPRESSED.';

/** The queries of statistics by their names as files. */
export const EXPORT_STATISTICS: readonly ExportStatistics[] = [
  {
    name: 'consortium-statistics',
    description: 'Figures for each group of innovation consortia (联合体统计).',
    root: 'consortiumGroupStatistics',
    select: `{ count comparability memberCount ${DISTRIBUTION} inCityShare ${SHARE} enterpriseShare ${SHARE} rdIntensity ${RATIO} }`,
    units: { memberCount: 'members' },
  },
  {
    name: 'unit-statistics',
    description: 'Figures for each group of organisations (单位统计).',
    root: 'unitStatistics',
    select: `{ count comparability revenue ${DISTRIBUTION} rdExpenditure ${DISTRIBUTION} rdIntensity ${RATIO} consortiumCount ${DISTRIBUTION} revenueConcentration ${CONCENTRATION} rdExpenditureConcentration ${CONCENTRATION} }`,
    units: { revenue: 'CNY', rdExpenditure: 'CNY', consortiumCount: 'consortia' },
  },
  {
    name: 'platform-statistics',
    description: 'Figures for each group of innovation platforms (平台统计).',
    root: 'platformStatistics',
    select: `{ count comparability age ${DISTRIBUTION} }`,
    units: { age: 'years' },
  },
  {
    name: 'project-statistics',
    description: 'Figures for each group of projects (项目统计).',
    root: 'projectStatistics',
    select: `{ count comparability totalCost ${DISTRIBUTION} publicMoney ${DISTRIBUTION} leverage ${RATIO} totalCostConcentration ${CONCENTRATION} }`,
    units: { totalCost: 'CNY', publicMoney: 'CNY' },
  },
  {
    name: 'funding-statistics',
    description: 'Figures for each group of sums of money, of one phase (经费统计).',
    root: 'fundingStatistics',
    select: `{ count comparability amount ${DISTRIBUTION} concentration ${CONCENTRATION} }`,
    units: { amount: 'CNY' },
  },
  {
    name: 'patent-statistics',
    description: 'Figures for each group of patents (专利统计).',
    root: 'patentStatistics',
    select: `{ count comparability daysToGrant ${DISTRIBUTION} holderCount ${DISTRIBUTION} }`,
    units: { daysToGrant: 'days', holderCount: 'units' },
  },
];
