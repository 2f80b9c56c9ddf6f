/** A day on which three fiscal years of the generated figures are complete. */
const ON = 'asOf: "2026-07-01"';

const QUARTILES = 'distribution { nReported q1 median q3 }';
const THREE_FIELDS = `key { city { code name } } count
  inCityShare { pooled lower upper ${QUARTILES} }
  enterpriseShare { pooled lower upper ${QUARTILES} }
  rdIntensity { pooled ${QUARTILES} }`;

/** What is measured: the grouped query with all three computed fields first, then one of each kind. */
export const STATISTICS_QUERIES = {
  'consortia by city, three computed fields': `{ consortiumStatistics(groupBy: [CITY], ${ON}) { ${THREE_FIELDS} } }`,
  'the same, one row for all': `{ consortiumStatistics(groupBy: [], ${ON}) { ${THREE_FIELDS} } }`,
  'the same, by industry and technical field': `{ consortiumStatistics(groupBy: [INDUSTRY_FIELD, TECHNICAL_FIELD], ${ON}) { ${THREE_FIELDS} } }`,
  'ten cities by median intensity, five consortia or more': `{ consortiumStatistics(groupBy: [CITY], ${ON}, first: 10,
    having: [{ atLeast: "5" }], orderBy: { measure: RD_INTENSITY, direction: DESC }) { ${THREE_FIELDS} } }`,
  'histogram and threshold by city': `{ consortiumStatistics(groupBy: [CITY], ${ON}) { key { city { code } }
    rdIntensity { distribution { histogram(bins: 10) { from to count } shareMeeting(atLeast: "0.05") { share interval { lower upper } } } } } }`,
  'bootstrap interval by city, 200 draws': `{ consortiumStatistics(groupBy: [CITY], ${ON}) { key { city { code } }
    rdIntensity { pooled interval(replicates: 200) { lower upper } } } }`,
  'twelve months of all consortia': `{ consortiumStatistics(groupBy: [], ${ON}) { series(days: [${Array.from({ length: 12 }, (_, month) => `"2025-${String(month + 1).padStart(2, '0')}-01"`).join(', ')}]) {
    count inCityShare { pooled } rdIntensity { pooled distribution { median } } } } }`,
  'units by city': `{ unitStatistics(groupBy: [CITY], ${ON}) { nodes { key { city { code } } count
    rdIntensity { pooled ${QUARTILES} } rdExpenditure { sum } } } }`,
  'hundred groups of platforms by city and level': `{ platformStatistics(groupBy: [CITY, LEVEL], ${ON}, first: 100) { nodes { key { city { code } level } count age { median } } } }`,
  'projects by city, leverage': `{ projectStatistics(groupBy: [CITY], ${ON}) { nodes { key { city { code } } count
    totalCost { sum } leverage { pooled ${QUARTILES} } } } }`,
  'fundings by city, concentration over recipients': `{ fundingStatistics(groupBy: [CITY], ${ON}, filter: { phases: [AWARDED] }) { nodes { key { city { code } } count
    amount { sum median } concentration { n hhi gini topShare } } } }`,
} as const;

/** The name of a query that is measured. */
export type QueryName = keyof typeof STATISTICS_QUERIES;
