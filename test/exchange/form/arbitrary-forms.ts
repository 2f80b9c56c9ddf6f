import * as fc from 'fast-check';
import {
  BINDING_INDICATORS,
  EXPECTED_INDICATORS,
  INDICATOR_SUMS,
  type IndicatorKind,
} from '../../../src/domain/application-form/indicator.ts';
import { addDays } from '../../../src/domain/calendar-date.ts';
import { Decimal, formatDecimal, sumDecimals } from '../../../src/domain/decimal.ts';
import {
  AGREEMENT_CLAUSES,
  BUDGET_CATEGORIES,
  CHAIN_POSITIONS,
  EQUIPMENT_USES,
  FUNDING_SOURCES,
  PLATFORM_LEVELS,
  PROJECT_LEVELS,
  QUALIFICATION_KINDS,
  TECHNICAL_FIELDS,
  UNIT_KINDS,
} from '../../../src/domain/vocabulary.ts';
import { creditCode } from '../../domain/application-forms.ts';

/** Whatever somebody may type: rare characters, line breaks, what looks like a formula or like XML. */
const text = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
    fc.constantFrom('=1+1', '007', '_x000D_', 'a\r\nb\nc', '<&">', '𠀀𠀁', '1e5', '2025-08-11'),
  )
  .map((written) => written.trim())
  .filter((written) => written !== '');
const orNull = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: null });
const oneOf = <Value>(values: readonly Value[]) => orNull(fc.constantFrom(...values));
const subset = <Value>(values: readonly Value[], maxLength = values.length) =>
  fc.subarray([...values], { maxLength });
const yesNo = orNull(fc.boolean());
const count = orNull(fc.nat(1_000_000));
const day = fc.integer({ min: 0, max: 60_000 }).map((days) => addDays('1901-01-01', days));
const period = fc
  .tuple(orNull(day), orNull(day))
  .map(([a, b]) => (a !== null && b !== null && b < a ? [b, a] : [a, b]));
const yuan = fc
  .tuple(fc.nat(999_999_999), fc.nat(999_999))
  .map(([whole, millionths]) =>
    formatDecimal(new Decimal(whole).plus(new Decimal(millionths).div(1_000_000))),
  );
const phone = orNull(fc.nat(99_999_999).map((number) => `138${String(number).padStart(8, '0')}`));
const division = oneOf(['330106', '330324', '321100']);
const year = fc.integer({ min: 1949, max: 2025 });
const birthYear = orNull(fc.integer({ min: 1900, max: 2010 }));

const financials = fc.uniqueArray(
  fc.record({ year, revenue: orNull(yuan), salesRevenue: orNull(yuan), rdExpenditure: orNull(yuan) }),
  { selector: (entry) => entry.year, maxLength: 3 },
);

/** A unit with a name and code of its own; what only some forms ask for is given by them. */
const party = (number: number, more: Record<string, fc.Arbitrary<unknown>>) =>
  fc.record({
    name: text.map((name) => `${number}${name}`),
    creditCode: oneOf([creditCode(number)]),
    kind: oneOf(UNIT_KINDS),
    isLegalPerson: yesNo,
    registeredDivisionCode: division,
    legalRepresentative: orNull(text),
    correspondenceAddress: orNull(text),
    contactName: orNull(text),
    contactPhone: phone,
    qualifications: subset(QUALIFICATION_KINDS),
    otherQualification: orNull(text),
    chainPosition: oneOf(CHAIN_POSITIONS),
    task: orNull(text),
    duties: orNull(text),
    signedAgreement: yesNo,
    ...more,
  });

const lead = orNull(party(0, { standing: orNull(text), financials }));
const parties = (more: Record<string, fc.Arbitrary<unknown>>) =>
  fc.nat(4).chain((length) => fc.tuple(...Array.from({ length }, (_, index) => party(index + 1, more))));

const plan = {
  agreementClauses: orNull(subset(AGREEMENT_CLAUSES)),
  hasCouncil: yesNo,
  councilChairIsLeadHead: yesNo,
  hasExpertCommittee: yesNo,
  hasSecretariat: yesNo,
  hasChiefScientist: yesNo,
  hasOperationsTeam: yesNo,
};

const platform = (more: Record<string, fc.Arbitrary<unknown>>) =>
  fc.record({
    name: text,
    level: oneOf(PLATFORM_LEVELS),
    technicalField: orNull(text),
    builtOn: orNull(day),
    ...more,
  });

const SOURCES = FUNDING_SOURCES.filter((source) =>
  ['FISCAL_MUNICIPAL', 'SELF_RAISED', 'BANK_LOAN'].includes(source),
);

const sumOf = (lines: readonly { amount: string }[]) =>
  formatDecimal(sumDecimals(lines.map(({ amount }) => new Decimal(amount))));

/** Lines of a budget in the form's order, with sources and a total that fit them. */
const money = fc
  .subarray(BUDGET_CATEGORIES.flatMap((category) => SOURCES.map((source) => ({ category, source }))))
  .chain((lines) => fc.tuple(...lines.map((line) => yuan.map((amount) => ({ ...line, amount })))))
  .map((budget) => {
    const funding = SOURCES.flatMap((source) => {
      const lines = budget.filter((line) => line.source === source);
      return lines.length === 0 ? [] : [{ source, amount: sumOf(lines) }];
    });
    return { budget, funding, totalCost: budget.length === 0 ? null : sumOf(budget) };
  });

const SUMMED = new Set(INDICATOR_SUMS.flatMap(({ whole, parts }) => [whole, ...parts]));
const TEXT_ALONE = new Set<IndicatorKind>(['OTHER_RESULTS', 'OTHER_THEORETICAL_RESULTS']);
const indicators = (binding: boolean, kinds: readonly IndicatorKind[]) =>
  fc.subarray([...kinds]).chain((chosen) =>
    fc.tuple(
      ...chosen.map((kind) =>
        fc.record({
          binding: fc.constant(binding),
          kind: fc.constant(kind),
          quantity: SUMMED.has(kind) || TEXT_ALONE.has(kind) ? fc.constant(null) : fc.nat(1_000).map(String),
          description: text,
        }),
      ),
    ),
  );

const person = (isLeader: boolean) =>
  fc.record({
    isLeader: fc.constant(isLeader),
    name: text,
    documentType: fc.constantFrom('护照', '其他证件'),
    documentNumber: orNull(fc.nat().map((number) => `E${number}`)),
    phone,
    degree: orNull(text),
    title: orNull(text),
    birthYear,
    gender: oneOf(['男', '女']),
    specialty: orNull(text),
    employer: orNull(text),
    monthsPerYear: orNull(fc.nat(12)),
  });

const projectUnit = (role: string, more: Record<string, fc.Arbitrary<unknown>>) =>
  fc.record({
    role: fc.constant(role),
    name: text,
    creditCode: oneOf([creditCode(7), creditCode(8)]),
    kind: oneOf(UNIT_KINDS),
    ...more,
  });

const equipmentItem = fc
  .record({ name: text, quantity: fc.integer({ min: 1, max: 99 }), unitPrice: yuan })
  .chain((item) =>
    fc.record({
      name: fc.constant(item.name),
      quantity: fc.constant(item.quantity),
      unitPrice: fc.constant(item.unitPrice),
      amount: oneOf([formatDecimal(new Decimal(item.unitPrice).times(item.quantity))]),
      source: oneOf(FUNDING_SOURCES),
      use: oneOf(EQUIPMENT_USES),
      purpose: orNull(text),
    }),
  );

const project = fc
  .tuple(
    fc.record({
      name: text,
      level: oneOf(PROJECT_LEVELS),
      programme: orNull(text),
      supervisingAgency: orNull(text),
      content: orNull(text),
      goal: orNull(text),
      bindingIndicatorText: orNull(text),
      intellectualProperty: orNull(text),
      schedule: fc.array(
        fc.tuple(period, text).map(([[startsOn, endsOn], goal]) => ({ startsOn, endsOn, goal })),
        { maxLength: 6 },
      ),
      milestones: fc.array(fc.record({ reachedBy: orNull(day), achievement: text }), { maxLength: 3 }),
      equipment: fc.array(equipmentItem, { maxLength: 8 }),
    }),
    period,
    money,
    fc.tuple(indicators(true, BINDING_INDICATORS), indicators(false, EXPECTED_INDICATORS)),
    fc.tuple(fc.array(person(true), { maxLength: 1 }), fc.array(person(false), { maxLength: 3 })),
    fc.tuple(
      fc.array(
        projectUnit('UNDERTAKER', {
          correspondenceAddress: orNull(text),
          contactName: orNull(text),
          contactPhone: phone,
        }),
        { maxLength: 2 },
      ),
      fc.array(projectUnit('PARTICIPANT', {}), { maxLength: 2 }),
    ),
  )
  .map(([rest, [startsOn, endsOn], sums, indicatorLists, people, unitLists]) => ({
    ...rest,
    startsOn,
    endsOn,
    ...sums,
    indicators: indicatorLists.flat(),
    persons: people.flat(),
    units: unitLists.flat(),
  }));

/** Applications with whatever Wenzhou's form has a place for. */
export const wenzhouApplications = fc
  .record({
    consortium: fc
      .tuple(
        fc.record({
          name: text,
          industryField: orNull(text),
          technicalFields: subset(TECHNICAL_FIELDS, 3),
          otherTechnicalFields: fc.array(text, { maxLength: 3 }),
          agreementEffectiveOn: orNull(day),
          goal: orNull(text),
          cooperationBasis: orNull(text),
          ...plan,
        }),
        period,
      )
      .map(([rest, [planStartsOn, planEndsOn]]) => ({ ...rest, planStartsOn, planEndsOn })),
    lead,
    members: parties({ standing: orNull(text) }),
    declaration: fc.record({
      filledOn: orNull(day),
      contactName: orNull(text),
      contactPhone: phone,
      districtCode: division,
      leadOpinion: orNull(text),
      nationalPlatformCount: fc.constantFrom(null, 9),
      enterpriseCount: fc.constantFrom(null, 10),
    }),
    platforms: fc.array(
      platform({ category: orNull(text), industry: orNull(text), discipline: orNull(text) }),
      { maxLength: 3 },
    ),
    teamMembers: fc.array(
      fc.record({
        name: text,
        birthYear,
        title: orNull(text),
        position: orNull(text),
        specialty: orNull(text),
        employer: orNull(text),
      }),
      { maxLength: 3 },
    ),
    projectGroup: orNull(
      fc.record({
        necessity: text,
        mainGoal: orNull(text),
        subGoals: fc.array(text, { maxLength: 6 }),
        roadmap: orNull(text),
      }),
    ),
    projects: fc.array(project, { maxLength: 2 }),
  })
  .filter(({ platforms }) => platforms.every(({ level }) => level !== 'NATIONAL'));

/** Applications with whatever Zhenjiang's base tables have a place for. */
export const zhenjiangApplications = fc.record({
  consortium: fc
    .tuple(
      fc.record({
        name: text,
        industryField: orNull(text),
        researchDirection: orNull(text),
        decisionMechanism: orNull(text),
        chiefScientistName: orNull(text),
        chiefScientistTitle: orNull(text),
        professionalStaffCount: count,
        inventionPatents: count,
        ...plan,
      }),
      period,
    )
    .map(([rest, [planStartsOn, planEndsOn]]) => ({ ...rest, planStartsOn, planEndsOn })),
  lead,
  members: parties({
    financials: fc.array(fc.record({ year, salesRevenue: orNull(yuan), rdExpenditure: orNull(yuan) }), {
      maxLength: 1,
    }),
  }),
  declaration: fc.record({ filledOn: orNull(day), contactName: orNull(text), contactPhone: phone }),
  platforms: fc.array(platform({}), { maxLength: 3 }),
  pastProjects: fc.array(
    fc
      .tuple(
        fc.record({
          name: text,
          industryField: orNull(text),
          level: oneOf(PROJECT_LEVELS),
          undertaker: orNull(text),
        }),
        period,
      )
      .map(([rest, [startsOn, endsOn]]) => ({ ...rest, startsOn, endsOn })),
    { maxLength: 3 },
  ),
});

/** Several units share a cell of the summary table, between enumeration commas or line breaks. */
const unitName = text
  .map((name) => name.replaceAll(/[、;；\r\n]/gu, '').trim())
  .filter((name) => name !== '');
const summarised = (number: number) => fc.record({ name: unitName, creditCode: oneOf([creditCode(number)]) });

/** Rows of a summary table. */
export const summaries = fc.array(
  fc.record({
    consortium: fc.record({ name: text, technicalFields: subset(TECHNICAL_FIELDS.slice(0, 15), 3) }),
    lead: orNull(summarised(0)),
    members: fc
      .nat(3)
      .chain((length) => fc.tuple(...Array.from({ length }, (_, index) => summarised(index + 1)))),
    declaration: fc.record({ districtCode: division, applicationType: oneOf([1, 2, 3]) }),
  }),
  { maxLength: 5 },
);
