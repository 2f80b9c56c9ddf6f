import { randomBytes } from 'node:crypto';
import { encodeCursor } from '../../../src/resolvers/request/cursor.ts';
import { AtlasServer } from '../../measure/atlas-server.ts';
import type { BenchRequest } from '../../load/job.ts';
import type { PagedKind, Question } from '../operations.ts';
import { type Contestant, graphqlRequest } from './contestant.ts';
import { PRODUCT_DOCUMENTS } from './documents.ts';

/** The product, over a database or an embedded one. */
export async function startAtlas(
  name: 'atlas' | 'embedded',
  environment: Record<string, string>,
): Promise<Contestant> {
  // The public sees ratios of money cut off at three places; the peers tell all, and so does the product to whoever may see it.
  const key = randomBytes(24).toString('hex');
  const server = await AtlasServer.start({
    NODE_ENV: 'production',
    ATLAS_ADMIN_KEY: key,
    ...environment,
  });
  return { name, process: server.process, headers: { authorization: `Bearer ${key}` }, requestFor };
}

/** Settings given as NAME=VALUE. */
export function settingsOf(settings: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    settings.map((setting) => {
      const [name = '', ...value] = setting.split('=');
      return [name, value.join('=')];
    }),
  );
}

function requestFor(question: Question): BenchRequest {
  return graphqlRequest(PRODUCT_DOCUMENTS[question.kind], variablesOf(question));
}

function variablesOf(question: Question): Record<string, unknown> {
  switch (question.kind) {
    case 'list':
      return { first: question.first, after: behind('consortium ref up', question.after.text) };
    case 'compliance':
    case 'compliance-in-full':
      return {
        first: question.first,
        after: behind('consortium ref up', question.after.text),
        policy: question.policy,
      };
    case 'detail':
    case 'detail-with-key':
      return { ref: question.ref, members: question.members, projects: question.projects };
    case 'statistics':
      return {
        asOf: question.day,
        filter: question.industry === null ? null : { industryFields: [question.industry] },
      };
    case 'projects':
    case 'financials':
    case 'fundings':
    case 'platforms':
      return { first: question.first, after: behind(ORDERS[question.kind], question.after.text) };
    case 'duties':
      return { first: question.first, on: question.on };
    case 'units':
      return {
        first: question.first,
        after: behind('unit ref up', question.after),
        search: question.search,
        kind: question.unitKind,
      };
  }
}

/** What the cursors of lists name their orders. */
const ORDERS: Readonly<Record<PagedKind, string>> = {
  projects: 'project ref up',
  financials: 'unit ref up',
  fundings: 'funding ref up',
  platforms: 'platform ref up',
};

/** The cursor of a place between two rows of a list by reference. */
function behind(order: string, ref: string): string {
  return encodeCursor({ order, keys: [ref] });
}
