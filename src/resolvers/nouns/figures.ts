import { sql } from '../../database/statement.ts';
import { type CalendarDate, completedFiscalYears } from '../../domain/calendar-date.ts';
import { type RdIntensity, rdIntensity } from '../../domain/rd-intensity.ts';
import { type Share, shareOf, shareOfSome } from '../../domain/share.ts';
import type { RdIntensityMethod } from '../../domain/vocabulary.ts';
import type { Context } from '../request/context.ts';
import { AtlasError } from '../request/errors.ts';
import { defineLoader, rowBy } from '../request/loader.ts';
import { financialYearsOf, type UnitRow, unitsById } from './unit.ts';

/** The figures of a consortium on a day, as the database keeps them: the lead is among the members. */
export interface FiguresRow {
  readonly consortiumId: number;
  readonly memberCount: number;
  readonly inCityCount: number;
  readonly inCityUnknown: number;
  readonly enterpriseCount: number;
  readonly enterpriseUnknown: number;
  readonly leadUnitId: number | null;
  readonly leadInCity: boolean | null;
  readonly leadIsEnterprise: boolean | null;
  /** Whether there may be members whom nobody named. */
  readonly isPartial: boolean;
}

/** The most fiscal years that R&D intensity is asked over. */
export const MOST_YEARS = 10;

const NOBODY: Omit<FiguresRow, 'consortiumId'> = {
  memberCount: 0,
  inCityCount: 0,
  inCityUnknown: 0,
  enterpriseCount: 0,
  enterpriseUnknown: 0,
  leadUnitId: null,
  leadInCity: null,
  leadIsEnterprise: null,
  isPartial: false,
};

const figuresByConsortium = defineLoader<number, FiguresRow, { asOf: CalendarDate }>(
  async (consortiumIds, { asOf }, { database }) =>
    rowBy(
      await database.query<FiguresRow>(sql`
        SELECT figures."consortiumId", figures."memberCount", figures."inCityCount", figures."inCityUnknown",
               figures."enterpriseCount", figures."enterpriseUnknown", figures."leadUnitId", figures."leadInCity",
               figures."leadIsEnterprise", consortium."memberListIsPartial" IS TRUE AS "isPartial"
        FROM "ConsortiumFigures" figures JOIN "Consortium" consortium ON consortium."id" = figures."consortiumId"
        WHERE "consortiumId" = ANY (${consortiumIds}::int[]) AND "validFrom" <= ${asOf}::date AND ${asOf}::date < "validUntil"`),
      (figures) => figures.consortiumId,
    ),
);

/** The figures of a consortium on a day. */
export async function figuresOf(
  context: Context,
  consortiumId: number,
  asOf: CalendarDate,
): Promise<FiguresRow> {
  return (await figuresByConsortium(context, { asOf }).load(consortiumId)) ?? { consortiumId, ...NOBODY };
}

/** How many units are members; with `leadCounts` false, besides the lead. */
export function memberCount(figures: FiguresRow, leadCounts: boolean): number {
  return figures.memberCount - (leadCounts || figures.leadUnitId === null ? 0 : 1);
}

/** The share of members registered inside the consortium's division. */
export function inCityShare(figures: FiguresRow, leadCounts: boolean): Share {
  return share(figures, figures.inCityCount, figures.inCityUnknown, figures.leadInCity, leadCounts);
}

/** The share of members that are enterprises. */
export function enterpriseShare(figures: FiguresRow, leadCounts: boolean): Share {
  return share(
    figures,
    figures.enterpriseCount,
    figures.enterpriseUnknown,
    figures.leadIsEnterprise,
    leadCounts,
  );
}

function share(
  figures: FiguresRow,
  count: number,
  unknown: number,
  ofLead: boolean | null,
  leadCounts: boolean,
): Share {
  const withLead = leadCounts || figures.leadUnitId === null;
  const tally = withLead
    ? { count, total: figures.memberCount, unknown }
    : {
        count: count - (ofLead === true ? 1 : 0),
        total: figures.memberCount - 1,
        unknown: unknown - (ofLead === null ? 1 : 0),
      };
  return figures.isPartial ? shareOfSome(tally) : shareOf(tally);
}

/** The lead of a consortium on a day; null where it has none. */
export async function leadOf(
  context: Context,
  consortiumId: number,
  asOf: CalendarDate,
): Promise<UnitRow | null> {
  const { leadUnitId } = await figuresOf(context, consortiumId, asOf);
  return leadUnitId === null ? null : ((await unitsById(context, null).load(leadUnitId)) ?? null);
}

/** R&D intensity with the unit whose it is; null where there is none. */
export type UnitIntensity = RdIntensity & { readonly unitId: number | null };

/** The arguments of R&D intensity. */
export interface RdIntensityArguments {
  readonly asOf: CalendarDate;
  readonly years: number;
  readonly method: RdIntensityMethod;
}

/**
 * R&D intensity of a unit over the fiscal years completed before a day. Without a unit every year is missing.
 *
 * @throws AtlasError BAD_USER_INPUT where the number of years is out of range.
 */
export async function rdIntensityOf(
  context: Context,
  unitId: number | null,
  { asOf, years, method }: RdIntensityArguments,
): Promise<UnitIntensity> {
  if (years < 1 || years > MOST_YEARS) {
    throw new AtlasError('BAD_USER_INPUT', `"years" is ${years}; ask for 1 to ${MOST_YEARS} years.`);
  }
  const financialYears = unitId === null ? [] : await financialYearsOf(context, unitId);
  return { ...rdIntensity(financialYears, completedFiscalYears(asOf, years), method), unitId };
}
