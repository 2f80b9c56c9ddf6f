import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { type Context, newContext } from './context.ts';
import { schema } from './schema.ts';

const server = new ApolloServer<Context>({ schema });
const { url } = await startStandaloneServer(server, {
  listen: { port: Number(process.env['PORT'] ?? 0), host: '127.0.0.1' },
  context: () => Promise.resolve(newContext()),
});
process.stdout.write(`listens at ${url}\n`);
process.once('SIGTERM', () => process.exit(0));
