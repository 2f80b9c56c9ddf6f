/** Where the three computed fields come from: the members and years of every request, or the rows that are kept of them. */
export type Figures = 'computed' | 'kept';

/** A statement that builds the whole answer, and its parameters as names in an address. */
export interface Statement {
  readonly text: string;
  readonly parameters: readonly string[];
}

/** Written so that the planner can tell how many rows it leaves. */
const isMemberOn = (day: string) => `(membership."joinedOn" IS NULL OR membership."joinedOn" <= ${day})
  AND (membership."leftOn" IS NULL OR membership."leftOn" > ${day}) AND (unit."endedOn" IS NULL OR unit."endedOn" > ${day})`;
const IS_MEMBER = isMemberOn('current_date');
const LEAD_FIRST = `(membership."role" <> 'LEAD')::int, unit."ref", membership."id"`;
const PLACE = `CASE WHEN place."code" IS NOT NULL THEN json_build_object('code', place."code", 'name', place."name") END`;
const FIGURES_OF_TODAY = `LEFT JOIN "ConsortiumFigures" figures ON figures."consortiumId" = consortium."id"
  AND figures."validFrom" <= current_date AND current_date < figures."validUntil"`;

/** A share as the product states it: null where it is not known of somebody. */
const share = (part: string, known: string) =>
  `CASE WHEN members."all" > 0 AND members."${known}" = members."all" THEN round(members."${part}"::numeric / members."all", 12)::text END`;

const COMPUTED = `
  'inCityShare', json_build_object('value', ${share('inCity', 'placed')}),
  'enterpriseShare', json_build_object('value', ${share('enterprises', 'ofKnownKind')}),
  'rdIntensity', json_build_object('value', (
    SELECT CASE WHEN count("rdExpenditure") = 3 AND count("revenue") = 3 AND sum("revenue") > 0 THEN round(sum("rdExpenditure") / sum("revenue"), 12)::text END
    FROM "FinancialYear" WHERE "unitId" = members."lead"
      AND "year" BETWEEN extract(year FROM current_date)::int - 3 AND extract(year FROM current_date)::int - 1))`;
const KEPT = `
  'inCityShare', json_build_object('value', round(figures."inCityShare", 12)::text),
  'enterpriseShare', json_build_object('value', round(figures."enterpriseShare", 12)::text),
  'rdIntensity', json_build_object('value', round(figures."rdIntensity", 12)::text)`;

/** What a consortium needs beside its own row: its members as JSON and, where figures are computed, what they are made of. */
function members(figures: Figures, most: number, member: string): string {
  const from = `FROM "Membership" membership JOIN "Unit" unit ON unit."id" = membership."unitId"
    LEFT JOIN "Division" place ON place."code" = unit."registeredDivisionCode"`;
  const where = `WHERE membership."consortiumId" = consortium."id" AND ${IS_MEMBER}`;
  if (figures === 'kept') {
    return `${FIGURES_OF_TODAY} CROSS JOIN LATERAL (SELECT coalesce(json_agg("node"), '[]') AS "nodes" FROM (
      SELECT ${member} AS "node" ${from} ${where} ORDER BY ${LEAD_FIRST} LIMIT ${most}) AS listed) members`;
  }
  return `CROSS JOIN LATERAL (
    SELECT coalesce(json_agg("node" ORDER BY "at") FILTER (WHERE "at" <= ${most}), '[]') AS "nodes", count(*) AS "all",
      count("areaCode") AS "inCity", count("code") AS "placed", count(*) FILTER (WHERE "kind" = 'ENTERPRISE') AS "enterprises",
      count("kind") AS "ofKnownKind", max("unitId") FILTER (WHERE "role" = 'LEAD') AS "lead"
    FROM (SELECT ${member} AS "node", membership."unitId", membership."role", unit."kind", place."code", area."areaCode",
        row_number() OVER (ORDER BY ${LEAD_FIRST}) AS "at"
      ${from} LEFT JOIN "DivisionArea" area ON area."areaCode" = consortium."divisionCode" AND area."placeCode" = unit."registeredDivisionCode"
      ${where}) AS listed) members`;
}

function list(figures: Figures): string {
  const member = `json_build_object('role', membership."role", 'unit', json_build_object('name', unit."name", 'registeredDivision',
    CASE WHEN place."code" IS NOT NULL THEN json_build_object('name', place."name") END))`;
  return `SELECT json_build_object('data', json_build_object('consortia', json_build_object(
      'nodes', coalesce(json_agg("node" ORDER BY "ref"), '[]'), 'pageInfo', json_build_object('endCursor', max("ref")))))::text AS answer
    FROM (SELECT consortium."ref", json_build_object('ref', consortium."ref", 'name', consortium."name", 'tier', consortium."tier",
        'division', json_build_object('name', division."name"), ${figures === 'kept' ? KEPT : COMPUTED},
        'members', json_build_object('nodes', members."nodes"), 'projects', json_build_object('nodes', projects."nodes")) AS "node"
      FROM (SELECT * FROM "Consortium" WHERE "ref" > $2 ORDER BY "ref" LIMIT $1::int) consortium
      JOIN "Division" division ON division."code" = consortium."divisionCode"
      ${members(figures, 12, member)}
      CROSS JOIN LATERAL (SELECT coalesce(json_agg(json_build_object('name', "name", 'level', "level")), '[]') AS "nodes"
        FROM (SELECT "name", "level" FROM "Project" WHERE "consortiumId" = consortium."id" ORDER BY "ref" LIMIT 3) AS listed) projects) AS page`;
}

const DETAIL_COLUMNS = [
  'ref',
  'name',
  'tier',
  'stage',
  'industryField',
  'technicalFields',
  'goal',
  'agreementEffectiveOn',
  'agreementClauses',
  'planStartsOn',
  'planEndsOn',
  'hasCouncil',
  'councilChairIsLeadHead',
  'hasExpertCommittee',
  'hasSecretariat',
  'hasChiefScientist',
  'hasOperationsTeam',
  'filedOn',
  'dissolvedOn',
];

function detail(figures: Figures): string {
  const member = `json_build_object('role', membership."role", 'chainPosition', membership."chainPosition", 'task', membership."task",
    'joinedOn', membership."joinedOn", 'signedAgreement', membership."signedAgreement", 'unit', json_build_object(
      'ref', unit."ref", 'name', unit."name", 'kind', unit."kind", 'isLegalPerson', unit."isLegalPerson", 'registeredOn', unit."registeredOn",
      'registeredDivision', ${PLACE},
      'titles', (SELECT coalesce(json_agg(json_build_object('kind', "kind", 'validFrom', "validFrom", 'validTo', "validTo") ORDER BY "kind", "validFrom"), '[]')
        FROM "Qualification" WHERE "unitId" = unit."id"),
      'platforms', (SELECT coalesce(json_agg(json_build_object('ref', "ref", 'name', "name", 'level', "level") ORDER BY "ref"), '[]')
        FROM "Platform" WHERE "hostUnitId" = unit."id")))`;
  const own = DETAIL_COLUMNS.map((column) => `'${column}', consortium."${column}"`);
  return `SELECT json_build_object('data', json_build_object('consortium', json_build_object(${own.join(', ')},
      'division', json_build_object('code', division."code", 'name', division."name"), ${figures === 'kept' ? KEPT : COMPUTED},
      'members', json_build_object('nodes', members."nodes"),
      'projects', json_build_object('nodes', (SELECT coalesce(json_agg(json_build_object('ref', project."ref", 'name', project."name",
        'level', project."level", 'stage', project."stage", 'startsOn', project."startsOn", 'endsOn', project."endsOn", 'totalCost', project."totalCost"::text,
        'parts', (SELECT coalesce(json_agg(json_build_object('role', part."role", 'unit', json_build_object('ref', unit."ref", 'name', unit."name"))
            ORDER BY part."role", unit."ref"), '[]') FROM "ProjectUnit" part JOIN "Unit" unit ON unit."id" = part."unitId" WHERE part."projectId" = project."id"),
        'fundings', (SELECT coalesce(json_agg(json_build_object('ref', "ref", 'source', "source", 'phase', "phase", 'amount', "amount"::text, 'year', "year",
            'datedOn', "datedOn") ORDER BY "ref"), '[]') FROM "Funding" WHERE "projectId" = project."id")) ORDER BY project."ref"), '[]')
        FROM "Project" project WHERE project."consortiumId" = consortium."id")),
      'researchTeams', (SELECT coalesce(json_agg(json_build_object('ref', team."ref", 'name', team."name", 'hostUnit',
          CASE WHEN host."id" IS NOT NULL THEN json_build_object('ref', host."ref", 'name', host."name") END) ORDER BY team."ref"), '[]')
        FROM "ResearchTeam" team LEFT JOIN "Unit" host ON host."id" = team."hostUnitId" WHERE team."consortiumId" = consortium."id"),
      'evaluations', (SELECT coalesce(json_agg(json_build_object('heldOn', "heldOn", 'grade', "grade") ORDER BY "heldOn"), '[]')
        FROM "Evaluation" WHERE "consortiumId" = consortium."id"))))::text AS answer
    FROM "Consortium" consortium JOIN "Division" division ON division."code" = consortium."divisionCode"
    ${members(figures, 100, member)}
    WHERE consortium."ref" = $1`;
}

const median = (column: string) =>
  `json_build_object('median', round((percentile_cont(0.5) WITHIN GROUP (ORDER BY "${column}"))::numeric, 12)::text)`;
const pooledShare = (name: string, part: string, own: string) => `'${name}', json_build_object(
  'pooled', round((sum("${part}") FILTER (WHERE "${own}" IS NOT NULL))::numeric / nullif(sum("all") FILTER (WHERE "${own}" IS NOT NULL), 0), 12)::text,
  'distribution', ${median(own)})`;

/** The figures of each consortium on day $1, as rows: from its members and its lead's years, or as they are kept. */
const FIGURES_ON_DAY: Readonly<Record<Figures, string>> = {
  kept: `SELECT "consortiumId" AS "id", "memberCount" AS "all", "inCityCount" AS "inCity", "enterpriseCount" AS "enterprises", "inCityShare",
      "enterpriseShare", "rdExpenditure", "revenue", "rdIntensity"
    FROM "ConsortiumFigures" WHERE "validFrom" <= $1::date AND $1::date < "validUntil"`,
  computed: `SELECT counted.*, CASE WHEN "placed" = "all" THEN "inCity"::float8 / "all" END AS "inCityShare",
      CASE WHEN "ofKnownKind" = "all" THEN "enterprises"::float8 / "all" END AS "enterpriseShare",
      years."rdExpenditure", years."revenue", (years."rdExpenditure" / nullif(years."revenue", 0))::float8 AS "rdIntensity"
    FROM (SELECT membership."consortiumId" AS "id", count(*) AS "all", count(area."areaCode") AS "inCity", count(unit."registeredDivisionCode") AS "placed",
        count(*) FILTER (WHERE unit."kind" = 'ENTERPRISE') AS "enterprises", count(unit."kind") AS "ofKnownKind",
        max(unit."id") FILTER (WHERE membership."role" = 'LEAD') AS "lead"
      FROM "Membership" membership JOIN "Unit" unit ON unit."id" = membership."unitId"
      JOIN "Consortium" consortium ON consortium."id" = membership."consortiumId"
      LEFT JOIN "DivisionArea" area ON area."areaCode" = consortium."divisionCode" AND area."placeCode" = unit."registeredDivisionCode"
      WHERE ${isMemberOn('$1::date')}
      GROUP BY membership."consortiumId") counted
    LEFT JOIN LATERAL (SELECT sum("rdExpenditure") AS "rdExpenditure", sum("revenue") AS "revenue" FROM "FinancialYear"
      WHERE "unitId" = counted."lead" AND "year" BETWEEN extract(year FROM $1::date)::int - 3 AND extract(year FROM $1::date)::int - 1
      HAVING count("rdExpenditure") = 3 AND count("revenue") = 3) years ON true`,
};

const statistics = (figures: Figures) => `
  SELECT json_build_object('data', json_build_object('consortiumStatistics', json_agg("row" ORDER BY "code")))::text AS answer FROM (
    SELECT division."code", json_build_object('key', json_build_object('city', json_build_object('code', division."code", 'name', division."name")),
      'count', count(*), ${pooledShare('inCityShare', 'inCity', 'inCityShare')}, ${pooledShare('enterpriseShare', 'enterprises', 'enterpriseShare')},
      'rdIntensity', json_build_object('pooled', round(sum("rdExpenditure") FILTER (WHERE "revenue" > 0) / sum("revenue") FILTER (WHERE "revenue" > 0), 12)::text,
        'distribution', ${median('rdIntensity')})) AS "row"
    FROM "Consortium" consortium JOIN "Division" division ON division."code" = consortium."divisionCode"
    LEFT JOIN (${FIGURES_ON_DAY[figures]}) figures ON figures."id" = consortium."id"
    WHERE (consortium."filedOn" IS NULL OR consortium."filedOn" <= $1::date) AND (consortium."dissolvedOn" IS NULL OR consortium."dissolvedOn" > $1::date)
    GROUP BY division."code") AS cities`;

const UNITS = `SELECT json_build_object('data', json_build_object('units', json_build_object('nodes', coalesce(json_agg("node" ORDER BY "ref"), '[]'),
      'pageInfo', json_build_object('endCursor', max("ref")))))::text AS answer
    FROM (SELECT unit."ref", json_build_object('ref', unit."ref", 'name', unit."name", 'kind', unit."kind", 'registeredDivision', ${PLACE},
        'memberships', json_build_object('nodes', memberships."nodes")) AS "node"
      FROM (SELECT * FROM "Unit" unit WHERE unit."ref" > $2 AND unit."kind" = $4::"UnitKind"
          AND search_grams(search_text(unit."name", unit."formerNames", unit."ref", NULL)) @> ARRAY(SELECT substr($3, at, 2) FROM generate_series(1, greatest(char_length($3) - 1, 1)) AS at)
          AND strpos(search_text(unit."name", unit."formerNames", unit."ref", NULL), $3) > 0
        ORDER BY unit."ref" LIMIT $1::int) unit
      LEFT JOIN "Division" place ON place."code" = unit."registeredDivisionCode"
      CROSS JOIN LATERAL (SELECT coalesce(json_agg("node"), '[]') AS "nodes" FROM (
        SELECT json_build_object('role', membership."role", 'chainPosition', membership."chainPosition",
          'consortium', json_build_object('ref', consortium."ref", 'name', consortium."name")) AS "node"
        FROM "Membership" membership JOIN "Consortium" consortium ON consortium."id" = membership."consortiumId"
        WHERE membership."unitId" = unit."id" AND ${IS_MEMBER}
        ORDER BY consortium."ref", membership."id" LIMIT 10) AS listed) memberships) AS page`;

/** A statement for each operation. */
export const statementsOf = (figures: Figures): ReadonlyMap<string, Statement> =>
  new Map([
    ['/list', { text: list(figures), parameters: ['first', 'after'] }],
    ['/detail', { text: detail(figures), parameters: ['ref'] }],
    ['/statistics', { text: statistics(figures), parameters: ['day'] }],
    ['/units', { text: UNITS, parameters: ['first', 'after', 'search', 'kind'] }],
  ]);
