import * as fc from 'fast-check';
import { Decimal } from '../../src/domain/decimal.ts';
import type { FinancialYear } from '../../src/domain/rd-intensity.ts';
import {
  AGREEMENT_CLAUSES,
  PLAN_CONTENTS,
  PLATFORM_LEVELS,
  QUALIFICATION_KINDS,
  TECHNICAL_FIELDS,
  UNIT_KINDS,
} from '../../src/domain/vocabulary.ts';
import type { ConsortiumFacts, UnitFacts } from '../../src/policy/facts.ts';

const orUnknown = <Value>(known: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> =>
  fc.option(known, { nil: null, freq: 8 });
const flag = orUnknown(fc.boolean());
const words = <Word extends string>(vocabulary: readonly Word[]) =>
  orUnknown<Word[]>(fc.subarray([...vocabulary]));
/** Yuan with fen, small enough to meet the thresholds from both sides. */
const money = orUnknown(
  fc.oneof(
    fc.integer({ min: 0, max: 3_000_000_000 }).map((fen) => new Decimal(fen).div(100)),
    fc.constantFrom('0', '5000000', '10000000', '100000000', '200', '7').map((text) => new Decimal(text)),
  ),
);
const places = orUnknown(
  fc.constantFrom('330106', '330300', '330302', '330383', '331002', '321181', '371082', '330000', '999999'),
);
const financials: fc.Arbitrary<FinancialYear[]> = fc
  .tuple(
    ...[2022, 2023, 2024].map((year) =>
      fc.record({ year: fc.constant(year), revenue: money, salesRevenue: money, rdExpenditure: money }),
    ),
  )
  .chain((rows) => fc.subarray(rows, { minLength: 2 }));

/** A unit of which some things are unknown. */
export const arbitraryUnit: fc.Arbitrary<UnitFacts> = fc.record({
  ref: fc.constant(null),
  name: fc.option(fc.constantFrom('甲', '乙', '丙'), { nil: null }),
  kind: orUnknown(fc.constantFrom(...UNIT_KINDS)),
  registeredDivision: places,
  isLegalPerson: flag,
  qualifications: words(QUALIFICATION_KINDS),
  financials,
  platforms: orUnknown(fc.array(orUnknown(fc.constantFrom(...PLATFORM_LEVELS)), { maxLength: 3 })),
  hasTask: flag,
});

const count = (max: number) => orUnknown(fc.nat({ max }));

/** A consortium of which some things are unknown. */
export const arbitraryFacts: fc.Arbitrary<ConsortiumFacts> = fc.record({
  lead: arbitraryUnit,
  members: fc.array(arbitraryUnit, { maxLength: 8 }),
  memberListIsPartial: flag,
  planHorizonYears: count(5),
  agreementSignedByAll: flag,
  agreementClauses: words(AGREEMENT_CLAUSES),
  hasCouncil: flag,
  councilChairIsLeadHead: flag,
  hasExpertCommittee: flag,
  hasSecretariat: flag,
  hasChiefScientist: flag,
  hasOperationsTeam: flag,
  otherConsortiaLed: count(3),
  leadProjectsInProgress: count(6),
  industryField: fc.constant(null),
  technicalFields: words(TECHNICAL_FIELDS),
  planContents: words(PLAN_CONTENTS),
  hasTransferMechanism: flag,
  hasIpManagement: flag,
  councilIncludesAllMembers: flag,
  leadCompletedProjects: count(2),
  wonProvincialChallenge: flag,
  isMunicipalConsortium: flag,
  isProvincialProjectConsortium: flag,
});
