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
  statistics: `query Statistics($day: Date!) {
  consortiumStatistics: cityStatisticsList(day: $day) {
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

const firstPage = z.object({
  data: z.object({ consortia: z.object({ pageInfo: z.object({ endCursor: z.string() }) }) }),
});
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
    const order = await orderOfList(process.address);
    return { name: 'postgraphile', process, requestFor: (question) => requestFor(question, order) };
  } catch (error) {
    await process.stop();
    throw error;
  }
}

/** What cursors of the list of consortia begin with: a digest of their order. */
async function orderOfList(address: string): Promise<string> {
  const response = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: graphqlRequest(DOCUMENTS.list, { first: 1, after: null }).body,
  });
  const page = firstPage.parse(await response.json());
  const { endCursor } = page.data.consortia.pageInfo;
  return cursor.parse(JSON.parse(Buffer.from(endCursor, 'base64').toString('utf8')))[0];
}

function requestFor(question: Question, order: string): BenchRequest | undefined {
  switch (question.kind) {
    case 'list': {
      const after = Buffer.from(JSON.stringify([order, question.after.text])).toString('base64');
      return graphqlRequest(DOCUMENTS.list, { first: question.first, after });
    }
    case 'detail': {
      const { ref, members, projects } = question;
      return graphqlRequest(DOCUMENTS.detail, { ref, members, projects });
    }
    case 'statistics':
      return graphqlRequest(DOCUMENTS.statistics, {
        day: question.day ?? new Date().toISOString().slice(0, 10),
      });
    case 'units': {
      const { first, search, unitKind } = question;
      return graphqlRequest(DOCUMENTS.units, { first, search, kind: unitKind });
    }
    case 'compliance':
      return undefined;
  }
}
