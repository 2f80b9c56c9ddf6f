import { join } from 'node:path';
import { z } from 'zod';
import type { BenchRequest } from '../../load/job.ts';
import { ServerProcess } from '../../measure/server-process.ts';
import type { Question } from '../operations.ts';
import { type Contestant, graphqlRequest } from './contestant.ts';

const FOLDER = join(import.meta.dirname, '../../peers/postgraphile');

const DOCUMENTS = {
  list: `query List($first: Int!, $after: Cursor) {
  consortia: consortiums(first: $first, after: $after, orderBy: [REF_ASC]) {
    nodes {
      ref name tier division: divisionByDivisionCode { name }
      figures: figuresList { inCityShare enterpriseShare rdIntensity }
      members: memberships(first: 12, condition: { leftOn: null }, orderBy: [ROLE_ASC, UNIT_ID_ASC]) {
        nodes { role unit { name registeredDivision: divisionByRegisteredDivisionCode { name } } }
      }
      projects(first: 3, orderBy: [REF_ASC]) { nodes { name level } }
    }
    pageInfo { endCursor }
  }
}`,
  detail: `query Detail($ref: String!, $members: Int!, $projects: Int!) {
  consortium: consortiumByRef(ref: $ref) {
    ref name tier stage industryField technicalFields goal agreementEffectiveOn agreementClauses planStartsOn planEndsOn
    hasCouncil councilChairIsLeadHead hasExpertCommittee hasSecretariat hasChiefScientist hasOperationsTeam filedOn dissolvedOn
    division: divisionByDivisionCode { code name }
    figures: figuresList { inCityShare enterpriseShare rdIntensity }
    members: memberships(first: $members, condition: { leftOn: null }, orderBy: [ROLE_ASC, UNIT_ID_ASC]) { nodes {
      role chainPosition task joinedOn signedAgreement
      unit { ref name kind isLegalPerson registeredOn registeredDivision: divisionByRegisteredDivisionCode { code name }
        titles: qualifications { nodes { kind validFrom validTo } }
        platforms: platformsByHostUnitId(orderBy: [REF_ASC]) { nodes { ref name level } } }
    } }
    projects(first: $projects, orderBy: [REF_ASC]) { nodes {
      ref name level stage startsOn endsOn totalCost
      parts: projectUnits { nodes { role unit { ref name } } }
      fundings(orderBy: [REF_ASC]) { nodes { ref source phase amount year datedOn } }
    } }
    researchTeams { nodes { ref name hostUnit { ref name } } }
    evaluations { nodes { heldOn grade } }
  }
}`,
  'detail-with-key': `query DetailWithKey($ref: String!, $members: Int!, $projects: Int!) {
  consortium: consortiumByRef(ref: $ref) {
    ref name goal division: divisionByDivisionCode { code name }
    members: memberships(first: $members, condition: { leftOn: null }, orderBy: [ROLE_ASC, UNIT_ID_ASC]) { nodes {
      role task
      unit { ref name kind
        titles: qualifications { nodes { kind validFrom validTo } }
        financials: financialYears(orderBy: [YEAR_ASC]) { nodes { year revenue rdExpenditure } }
        platforms: platformsByHostUnitId(orderBy: [REF_ASC]) { nodes { ref name level } } }
    } }
    teamMembers { nodes { name title specialty employer: employerUnit { ref name } } }
    projects(first: $projects, orderBy: [REF_ASC]) { nodes {
      ref name totalCost undertakers: projectUnits(condition: { role: UNDERTAKER }) { nodes { unit { ref name } } }
    } }
  }
}`,
  projects: `query Projects($first: Int!, $after: Cursor) {
  page: projects(first: $first, after: $after, orderBy: [REF_ASC]) {
    nodes {
      ref name level totalCost
      parts: projectUnits { nodes { role unit { ref name } } }
      fundings(orderBy: [REF_ASC]) { nodes { ref source phase amount year datedOn recipient: recipientUnit { ref name } } }
    }
    pageInfo { endCursor }
  }
}`,
  financials: `query Financials($first: Int!, $after: Cursor) {
  page: units(first: $first, after: $after, orderBy: [REF_ASC]) {
    nodes { ref name kind financials: financialYears(orderBy: [YEAR_ASC]) { nodes { year revenue salesRevenue rdExpenditure } } }
    pageInfo { endCursor }
  }
}`,
  fundings: `query Fundings($first: Int!, $after: Cursor) {
  page: fundings(first: $first, after: $after, orderBy: [REF_ASC]) {
    nodes { ref source phase amount year project { ref name consortium { ref name } } recipient: recipientUnit { ref name } }
    pageInfo { endCursor }
  }
}`,
  platforms: `query Platforms($first: Int!, $after: Cursor) {
  page: platforms(first: $first, after: $after, orderBy: [REF_ASC]) {
    nodes { ref name level hostUnit { ref name kind registeredDivision: divisionByRegisteredDivisionCode { code name } } }
    pageInfo { endCursor }
  }
}`,
  statistics: `query Statistics($day: Date!, $industry: String) {
  consortiumStatistics: cityStatisticsList(day: $day, industry: $industry) {
    code name count inCityPooled inCityMedian enterprisePooled enterpriseMedian rdIntensityPooled rdIntensityMedian
  }
}`,
  units: `query Units($first: Int!, $search: String!, $kind: UnitKind!) {
  units: searchUnits(first: $first, search: $search, kind: $kind) {
    nodes { ref name kind registeredDivision: divisionByRegisteredDivisionCode { code name }
      memberships(first: 10, condition: { leftOn: null }, orderBy: [CONSORTIUM_ID_ASC]) { nodes { role chainPosition consortium { ref name } } } }
    pageInfo { endCursor }
  }
}`,
};

const page = z.object({ pageInfo: z.object({ endCursor: z.string() }) });
const firstPage = z.object({ data: z.record(z.string(), page) });
const LISTS = ['list', 'projects', 'financials', 'fundings', 'platforms'] as const;
const cursor = z.tuple([z.string(), z.string()]);

/** PostGraphile over the same tables, with functions that PostgreSQL puts into its statements. */
export async function startPostgraphile(databaseUrl: string): Promise<Contestant> {
  const process = await ServerProcess.start({
    command: join(FOLDER, `node_modules/node-linux-${globalThis.process.arch}/bin/node`),
    parameters: ['server.ts'],
    directory: FOLDER,
    environment: { NODE_ENV: 'production', GRAPHILE_ENV: 'production', DATABASE_URL: databaseUrl },
    announcement: /listens at (http:\S+)/,
  });
  try {
    const orders = new Map<string, string>();
    for (const list of LISTS) orders.set(list, await orderOfList(process.address, DOCUMENTS[list]));
    return { name: 'postgraphile', process, requestFor: (question) => requestFor(question, orders) };
  } catch (error) {
    await process.stop();
    throw error;
  }
}

/** What cursors of a list begin with: a digest of its order. */
async function orderOfList(address: string, document: string): Promise<string> {
  const response = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: graphqlRequest(document, { first: 1, after: null }).body,
  });
  const [list] = Object.values(firstPage.parse(await response.json()).data);
  const endCursor = list?.pageInfo.endCursor ?? '';
  return cursor.parse(JSON.parse(Buffer.from(endCursor, 'base64').toString('utf8')))[0];
}

function requestFor(question: Question, orders: ReadonlyMap<string, string>): BenchRequest | undefined {
  switch (question.kind) {
    case 'list':
    case 'projects':
    case 'financials':
    case 'fundings':
    case 'platforms': {
      const place = JSON.stringify([orders.get(question.kind), question.after.text]);
      return graphqlRequest(DOCUMENTS[question.kind], {
        first: question.first,
        after: Buffer.from(place).toString('base64'),
      });
    }
    case 'detail':
    case 'detail-with-key': {
      const { ref, members, projects } = question;
      return graphqlRequest(DOCUMENTS[question.kind], { ref, members, projects });
    }
    case 'statistics':
      return graphqlRequest(DOCUMENTS.statistics, {
        day: question.day ?? new Date().toISOString().slice(0, 10),
        industry: question.industry,
      });
    case 'units': {
      const { first, search, unitKind } = question;
      return graphqlRequest(DOCUMENTS.units, { first, search, kind: unitKind });
    }
    case 'duties':
    case 'compliance':
    case 'compliance-in-full':
      return undefined;
  }
}
