// Starts the service as a user does, and holds it to its times: node start-and-stop.js DATA_FOLDER
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';

const PORT = '4799';
const QUERY = '{ consortia(first: 1) { totalCount nodes { name memberCount } } }';

const firstMs = await start(60_000, stop);
const nextMs = await start(5000, stop);
await start(60_000, killNpm);
process.stdout.write(`first answer after ${firstMs} ms, on the next start after ${nextMs} ms\n`);

/** Starts, waits for the first answer, and ends the service. */
async function start(limitMs, end) {
  const began = performance.now();
  const npm = spawn('npm', ['start'], {
    env: { ...process.env, PORT, ATLAS_DATA_DIR: process.argv[2] },
    stdio: 'inherit',
  });
  let total = null;
  while (total === null) {
    if (npm.exitCode !== null) fail(`npm start ended with ${npm.exitCode}`);
    if (performance.now() - began > 120_000) fail('no answer after two minutes');
    await wait(50);
    total = await ask();
  }
  const tookMs = Math.round(performance.now() - began);
  if (!(total > 0)) fail('the sample data is not there');
  if (tookMs > limitMs) fail(`the first answer took ${tookMs} ms, and may take ${limitMs}`);
  await end(npm);
  return tookMs;
}

async function ask() {
  try {
    const response = await fetch(`http://127.0.0.1:${PORT}/graphql?query=${encodeURIComponent(QUERY)}`);
    return (await response.json()).data.consortia.totalCount;
  } catch {
    return null;
  }
}

async function stop(npm) {
  const ended = once(npm, 'exit');
  const began = performance.now();
  npm.kill('SIGTERM');
  const [status] = await ended;
  if (status !== 0) fail(`npm start ended with ${status} on SIGTERM`);
  if (performance.now() - began > 10_000) fail('stopping took longer than 10 s');
}

/** npm that is killed can pass nothing on; the server must see for itself. */
async function killNpm(npm) {
  npm.kill('SIGKILL');
  for (let waited = 0; (await ask()) !== null; waited += 100) {
    if (waited > 5000) fail('the server goes on after npm was killed');
    await wait(100);
  }
}

function fail(problem) {
  process.stderr.write(`${problem}\n`);
  process.exit(1);
}
