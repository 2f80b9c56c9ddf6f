import { startCluster } from './cluster.ts';

// Ctrl-C comes twice, from the terminal and from npm; the second must not end this process before the parts.
const stopped = new Promise((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, resolve);
});

/** Runs the whole service on this machine until Ctrl-C, and says where each part of it is. */
process.stdout.write(
  'Starting PostgreSQL with a replica, Redis, two instances and nginx; this takes some seconds.\n',
);
const cluster = await startCluster();
const [one, other] = cluster.instances;

process.stdout.write(`
  GraphQL, through nginx   ${cluster.url}/graphql   (process ${cluster.nginx.processId()})
  instance 1               ${one.url}   (process ${one.processId()})
  instance 2               ${other.url}   (process ${other.processId()})
  PostgreSQL, primary      ${cluster.primary.url}   (process ${await cluster.primary.processId()})
  PostgreSQL, replica      ${cluster.replica.url}   (process ${await cluster.replica.processId()})
  Redis                    ${cluster.redis.url}   (process ${cluster.redis.processId()})

  An administrator's key   ${cluster.adminKey}

  End any of them by its process number to see what happens; Ctrl-C ends all.
`);
await stopped;
process.stdout.write('\nEnding all of it.\n');
await cluster.stop();
