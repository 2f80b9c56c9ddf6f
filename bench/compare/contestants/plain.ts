import { join } from 'node:path';
import type { BenchRequest } from '../../load/job.ts';
import { ServerProcess } from '../../measure/server-process.ts';
import type { Question } from '../operations.ts';
import { type Contestant, graphqlRequest } from './contestant.ts';
import { PRODUCT_DOCUMENTS } from './documents.ts';

const FOLDER = join(import.meta.dirname, '../../peers/plain');

/** Apollo Server with Pothos and its Prisma plugin, as their documentation shows them. */
export async function startPlain(databaseUrl: string): Promise<Contestant> {
  const process = await ServerProcess.start({
    command: globalThis.process.execPath,
    parameters: ['--import', 'tsx', 'server.ts'],
    directory: FOLDER,
    environment: { NODE_ENV: 'production', DATABASE_URL: databaseUrl },
    announcement: /listens at (http:\S+)/,
  });
  return { name: 'plain', process, requestFor };
}

function requestFor(question: Question): BenchRequest | undefined {
  const document = PRODUCT_DOCUMENTS[question.kind];
  switch (question.kind) {
    case 'list':
      return graphqlRequest(document, {
        first: question.first,
        // Its cursor is a row's.
        after: Buffer.from(`GPC:S:${question.after.ref}`).toString('base64'),
      });
    case 'detail': {
      const { ref, members, projects } = question;
      return graphqlRequest(document, { ref, members, projects });
    }
    case 'statistics':
      if (question.industry !== null) return undefined;
      return graphqlRequest(document, { asOf: question.day });
    case 'units': {
      const { first, search, unitKind } = question;
      return graphqlRequest(document, { first, after: null, search, kind: unitKind });
    }
    case 'detail-with-key':
    case 'projects':
    case 'financials':
    case 'fundings':
    case 'platforms':
    case 'duties':
    case 'compliance':
    case 'compliance-in-full':
      return undefined;
  }
}
