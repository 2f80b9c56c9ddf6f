import { builder } from './builder.ts';
import { type Figures, prisma } from './context.ts';
import * as enums from './generated/prisma/enums.ts';

const AgreementClause = builder.enumType(enums.AgreementClause, { name: 'AgreementClause' });
const ChainPosition = builder.enumType(enums.ChainPosition, { name: 'ChainPosition' });
const ConsortiumTier = builder.enumType(enums.ConsortiumTier, { name: 'ConsortiumTier' });
const EvaluationGrade = builder.enumType(enums.EvaluationGrade, { name: 'EvaluationGrade' });
const FundingPhase = builder.enumType(enums.FundingPhase, { name: 'FundingPhase' });
const FundingSource = builder.enumType(enums.FundingSource, { name: 'FundingSource' });
const MemberRole = builder.enumType(enums.MemberRole, { name: 'MemberRole' });
const PlatformLevel = builder.enumType(enums.PlatformLevel, { name: 'PlatformLevel' });
const ProjectLevel = builder.enumType(enums.ProjectLevel, { name: 'ProjectLevel' });
const ProjectStage = builder.enumType(enums.ProjectStage, { name: 'ProjectStage' });
const ProjectUnitRole = builder.enumType(enums.ProjectUnitRole, { name: 'ProjectUnitRole' });
const QualificationKind = builder.enumType(enums.QualificationKind, { name: 'QualificationKind' });
const Stage = builder.enumType(enums.Stage, { name: 'Stage' });
const TechnicalField = builder.enumType(enums.TechnicalField, { name: 'TechnicalField' });
const UnitKind = builder.enumType(enums.UnitKind, { name: 'UnitKind' });
const ConsortiumDimension = builder.enumType('ConsortiumDimension', { values: ['CITY'] as const });

const Share = builder.objectRef<{ value: string | null }>('Share').implement({
  fields: (t) => ({ value: t.exposeString('value', { nullable: true }) }),
});

builder.prismaObject('Division', {
  fields: (t) => ({ code: t.exposeString('code'), name: t.exposeString('name') }),
});

builder.prismaObject('Qualification', {
  fields: (t) => ({
    kind: t.expose('kind', { type: QualificationKind }),
    validFrom: t.expose('validFrom', { type: 'Date', nullable: true }),
    validTo: t.expose('validTo', { type: 'Date', nullable: true }),
  }),
});

builder.prismaObject('Platform', {
  fields: (t) => ({
    ref: t.exposeString('ref'),
    name: t.exposeString('name'),
    level: t.expose('level', { type: PlatformLevel, nullable: true }),
  }),
});

builder.prismaObject('Unit', {
  fields: (t) => ({
    ref: t.exposeString('ref'),
    name: t.exposeString('name'),
    kind: t.expose('kind', { type: UnitKind, nullable: true }),
    isLegalPerson: t.exposeBoolean('isLegalPerson', { nullable: true }),
    registeredOn: t.expose('registeredOn', { type: 'Date', nullable: true }),
    registeredDivision: t.relation('registeredDivision', { nullable: true }),
    titles: t.relation('qualifications', { query: { orderBy: [{ kind: 'asc' }, { validFrom: 'asc' }] } }),
    platforms: t.relation('platforms', { query: { orderBy: { ref: 'asc' } } }),
    memberships: t.relatedConnection('memberships', {
      cursor: 'id',
      query: { where: { leftOn: null }, orderBy: { consortiumId: 'asc' } },
    }),
  }),
});

builder.prismaObject('Membership', {
  fields: (t) => ({
    role: t.expose('role', { type: MemberRole }),
    chainPosition: t.expose('chainPosition', { type: ChainPosition, nullable: true }),
    task: t.exposeString('task', { nullable: true }),
    joinedOn: t.expose('joinedOn', { type: 'Date', nullable: true }),
    signedAgreement: t.exposeBoolean('signedAgreement', { nullable: true }),
    unit: t.relation('unit'),
    consortium: t.relation('consortium'),
  }),
});

builder.prismaObject('ProjectUnit', {
  fields: (t) => ({ role: t.expose('role', { type: ProjectUnitRole }), unit: t.relation('unit') }),
});

builder.prismaObject('Funding', {
  fields: (t) => ({
    ref: t.exposeString('ref'),
    source: t.expose('source', { type: FundingSource }),
    phase: t.expose('phase', { type: FundingPhase }),
    amount: t.string({ resolve: ({ amount }) => amount.toString() }),
    year: t.exposeInt('year', { nullable: true }),
    datedOn: t.expose('datedOn', { type: 'Date', nullable: true }),
  }),
});

builder.prismaObject('Project', {
  fields: (t) => ({
    ref: t.exposeString('ref'),
    name: t.exposeString('name'),
    level: t.expose('level', { type: ProjectLevel, nullable: true }),
    stage: t.expose('stage', { type: ProjectStage, nullable: true }),
    startsOn: t.expose('startsOn', { type: 'Date', nullable: true }),
    endsOn: t.expose('endsOn', { type: 'Date', nullable: true }),
    totalCost: t.string({ nullable: true, resolve: ({ totalCost }) => totalCost?.toString() }),
    parts: t.relation('units'),
    fundings: t.relation('fundings', { query: { orderBy: { ref: 'asc' } } }),
  }),
});

builder.prismaObject('ResearchTeam', {
  fields: (t) => ({
    ref: t.exposeString('ref'),
    name: t.exposeString('name'),
    hostUnit: t.relation('hostUnit', { nullable: true }),
  }),
});

builder.prismaObject('Evaluation', {
  fields: (t) => ({
    heldOn: t.expose('heldOn', { type: 'Date' }),
    grade: t.expose('grade', { type: EvaluationGrade }),
  }),
});

builder.prismaObject('Consortium', {
  fields: (t) => {
    const figure = (name: keyof Figures) =>
      t.field({
        type: Share,
        select: { id: true },
        resolve: async ({ id }, _, { figures }) => ({ value: (await figures.load(id))[name] }),
      });
    return {
      ref: t.exposeString('ref'),
      name: t.exposeString('name'),
      tier: t.expose('tier', { type: ConsortiumTier }),
      stage: t.expose('stage', { type: Stage, nullable: true }),
      industryField: t.exposeString('industryField', { nullable: true }),
      technicalFields: t.expose('technicalFields', { type: [TechnicalField] }),
      goal: t.exposeString('goal', { nullable: true }),
      agreementEffectiveOn: t.expose('agreementEffectiveOn', { type: 'Date', nullable: true }),
      agreementClauses: t.expose('agreementClauses', { type: [AgreementClause] }),
      planStartsOn: t.expose('planStartsOn', { type: 'Date', nullable: true }),
      planEndsOn: t.expose('planEndsOn', { type: 'Date', nullable: true }),
      hasCouncil: t.exposeBoolean('hasCouncil', { nullable: true }),
      councilChairIsLeadHead: t.exposeBoolean('councilChairIsLeadHead', { nullable: true }),
      hasExpertCommittee: t.exposeBoolean('hasExpertCommittee', { nullable: true }),
      hasSecretariat: t.exposeBoolean('hasSecretariat', { nullable: true }),
      hasChiefScientist: t.exposeBoolean('hasChiefScientist', { nullable: true }),
      hasOperationsTeam: t.exposeBoolean('hasOperationsTeam', { nullable: true }),
      filedOn: t.expose('filedOn', { type: 'Date', nullable: true }),
      dissolvedOn: t.expose('dissolvedOn', { type: 'Date', nullable: true }),
      division: t.relation('division'),
      inCityShare: figure('inCityShare'),
      enterpriseShare: figure('enterpriseShare'),
      rdIntensity: figure('rdIntensity'),
      members: t.relatedConnection('memberships', {
        cursor: 'id',
        query: { where: { leftOn: null }, orderBy: [{ role: 'asc' }, { unitId: 'asc' }] },
      }),
      projects: t.relatedConnection('projects', { cursor: 'id', query: { orderBy: { ref: 'asc' } } }),
      researchTeams: t.relation('researchTeams'),
      evaluations: t.relation('evaluations'),
    };
  },
});

interface CityStatistics {
  readonly code: string;
  readonly name: string;
  readonly count: number;
  readonly inCityPooled: string | null;
  readonly inCityMedian: string | null;
  readonly enterprisePooled: string | null;
  readonly enterpriseMedian: string | null;
  readonly rdIntensityPooled: string | null;
  readonly rdIntensityMedian: string | null;
}
interface Pooled {
  readonly pooled: string | null;
  readonly median: string | null;
}

const Distribution = builder.objectRef<Pooled>('Distribution').implement({
  fields: (t) => ({ median: t.exposeString('median', { nullable: true }) }),
});
const PooledRatio = builder.objectRef<Pooled>('PooledRatio').implement({
  fields: (t) => ({
    pooled: t.exposeString('pooled', { nullable: true }),
    distribution: t.field({ type: Distribution, resolve: (ratio) => ratio }),
  }),
});
const City = builder.objectRef<CityStatistics>('City').implement({
  fields: (t) => ({ code: t.exposeString('code'), name: t.exposeString('name') }),
});
const StatisticsKey = builder.objectRef<CityStatistics>('ConsortiumStatisticsKey').implement({
  fields: (t) => ({ city: t.field({ type: City, resolve: (row) => row }) }),
});
const Statistics = builder.objectRef<CityStatistics>('ConsortiumStatistics').implement({
  fields: (t) => ({
    key: t.field({ type: StatisticsKey, resolve: (row) => row }),
    count: t.exposeInt('count'),
    inCityShare: t.field({
      type: PooledRatio,
      resolve: ({ inCityPooled, inCityMedian }) => ({ pooled: inCityPooled, median: inCityMedian }),
    }),
    enterpriseShare: t.field({
      type: PooledRatio,
      resolve: ({ enterprisePooled, enterpriseMedian }) => ({
        pooled: enterprisePooled,
        median: enterpriseMedian,
      }),
    }),
    rdIntensity: t.field({
      type: PooledRatio,
      resolve: ({ rdIntensityPooled, rdIntensityMedian }) => ({
        pooled: rdIntensityPooled,
        median: rdIntensityMedian,
      }),
    }),
  }),
});

const UnitFilter = builder.inputType('UnitFilter', {
  fields: (t) => ({ kinds: t.field({ type: [UnitKind] }) }),
});

builder.queryType({
  fields: (t) => ({
    consortia: t.prismaConnection({
      type: 'Consortium',
      cursor: 'ref',
      resolve: (query) => prisma.consortium.findMany({ ...query, orderBy: { ref: 'asc' } }),
    }),
    consortium: t.prismaField({
      type: 'Consortium',
      nullable: true,
      args: { ref: t.arg.string({ required: true }) },
      resolve: (query, _, { ref }) => prisma.consortium.findUnique({ ...query, where: { ref } }),
    }),
    units: t.prismaConnection({
      type: 'Unit',
      cursor: 'ref',
      args: { search: t.arg.string({ required: true }), filter: t.arg({ type: UnitFilter }) },
      resolve: (query, _, { search, filter }) =>
        prisma.unit.findMany({
          ...query,
          where: { name: { contains: search }, ...(filter?.kinds && { kind: { in: filter.kinds } }) },
          orderBy: { ref: 'asc' },
        }),
    }),
    consortiumStatistics: t.field({
      type: [Statistics],
      args: {
        groupBy: t.arg({ type: [ConsortiumDimension], required: true }),
        asOf: t.arg({ type: 'Date' }),
      },
      resolve: (_, { asOf }) =>
        prisma.$queryRaw<CityStatistics[]>`
          SELECT "code", "name", "count", "inCityPooled"::text, "inCityMedian"::text, "enterprisePooled"::text, "enterpriseMedian"::text,
            "rdIntensityPooled"::text, "rdIntensityMedian"::text
          FROM "cityStatistics"(coalesce(${asOf ?? null}::date, current_date))`,
    }),
  }),
});

export const schema = builder.toSchema();
