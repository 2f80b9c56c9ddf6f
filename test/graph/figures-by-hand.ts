import { completedFiscalYears } from '../../src/domain/calendar-date.ts';
import { formatDecimal, parseDecimal } from '../../src/domain/decimal.ts';
import type { DivisionTree } from '../../src/domain/division.ts';
import { rdIntensity } from '../../src/domain/rd-intensity.ts';
import { shareOf, tally } from '../../src/domain/share.ts';

/** What the figures are made of, row by row as it is recorded. */
export interface Records {
  readonly divisions: DivisionTree;
  readonly consortia: readonly { readonly id: number; readonly divisionCode: string }[];
  readonly units: readonly {
    readonly id: number;
    readonly kind: string | null;
    readonly registeredDivisionCode: string | null;
  }[];
  readonly memberships: readonly {
    readonly consortiumId: number;
    readonly unitId: number;
    readonly role: string;
    readonly joinedOn: string | null;
    readonly leftOn: string | null;
  }[];
  readonly registrations: readonly {
    readonly unitId: number;
    readonly divisionCode: string;
    readonly validFrom: string | null;
    readonly validTo: string | null;
  }[];
  readonly financialYears: readonly {
    readonly unitId: number;
    readonly year: number;
    readonly revenue: string | null;
    readonly rdExpenditure: string | null;
  }[];
}

/** The figures of a consortium on a day, the lead among its members; quotients with 12 decimal places. */
export interface Kept {
  readonly memberCount: number;
  readonly inCityCount: number;
  readonly inCityUnknown: number;
  readonly enterpriseCount: number;
  readonly enterpriseUnknown: number;
  readonly leadUnitId: number | null;
  readonly leadInCity: boolean | null;
  readonly leadIsEnterprise: boolean | null;
  readonly rdExpenditure: string | null;
  readonly revenue: string | null;
  readonly inCityShare: string | null;
  readonly enterpriseShare: string | null;
  readonly rdIntensity: string | null;
}

/** The figures of a day, counted member by member: another way to them than the database takes. */
export function figuresOnDay(records: Records, consortiumId: number, day: string): Kept {
  const area = records.consortia.find(({ id }) => id === consortiumId)?.divisionCode ?? '';
  const parts = records.memberships.filter(
    (part) =>
      part.consortiumId === consortiumId &&
      (part.joinedOn === null || part.joinedOn <= day) &&
      (part.leftOn === null || day < part.leftOn),
  );
  const members = [...new Set(parts.map(({ unitId }) => unitId))];
  const isInCity = (unitId: number) => records.divisions.contains(area, placeOf(records, unitId, day));
  const isEnterprise = (unitId: number) => {
    const kind = records.units.find(({ id }) => id === unitId)?.kind ?? null;
    return kind === null ? undefined : kind === 'ENTERPRISE';
  };
  const inCity = shareOf(tally(members.map(isInCity)));
  const enterprises = shareOf(tally(members.map(isEnterprise)));
  const lead = parts.find(({ role }) => role === 'LEAD')?.unitId ?? null;
  const years = records.financialYears
    .filter(({ unitId }) => unitId === lead)
    .map(({ year, revenue, rdExpenditure }) => ({
      year,
      salesRevenue: null,
      revenue: decimalOf(revenue),
      rdExpenditure: decimalOf(rdExpenditure),
    }));
  const intensity = rdIntensity(years, completedFiscalYears(day, 3), 'POOLED');
  const complete = intensity.missingYears.length === 0;
  return {
    memberCount: members.length,
    inCityCount: inCity.count,
    inCityUnknown: inCity.unknown,
    enterpriseCount: enterprises.count,
    enterpriseUnknown: enterprises.unknown,
    leadUnitId: lead,
    leadInCity: lead === null ? null : (isInCity(lead) ?? null),
    leadIsEnterprise: lead === null ? null : (isEnterprise(lead) ?? null),
    rdExpenditure: complete ? written(intensity.rdExpenditure) : null,
    revenue: complete ? written(intensity.revenue) : null,
    inCityShare: written(inCity.value),
    enterpriseShare: written(enterprises.value),
    rdIntensity: written(intensity.value),
  };
}

/** Where a unit is registered on a day: in what the last-begun of its dated rows says, else where it is now. */
function placeOf({ units, registrations }: Records, unitId: number, day: string): string | null {
  const dated = registrations.filter((row) => row.unitId === unitId);
  const holding = dated
    .filter(
      ({ validFrom, validTo }) =>
        (validFrom === null || validFrom <= day) && (validTo === null || day <= validTo),
    )
    .toSorted((a, b) => ((a.validFrom ?? '') < (b.validFrom ?? '') ? 1 : -1));
  const behindAll = dated.every(({ validTo }) => validTo !== null && validTo < day);
  if (behindAll) return units.find(({ id }) => id === unitId)?.registeredDivisionCode ?? null;
  return holding[0]?.divisionCode ?? null;
}

function decimalOf(text: string | null) {
  return text === null ? null : (parseDecimal(text) ?? null);
}

function written(value: Parameters<typeof formatDecimal>[0] | null): string | null {
  return value === null ? null : formatDecimal(value);
}
