#!/usr/bin/env node
import { type Config, readConfig } from './config.ts';
import { buildProgram } from './commands/program.ts';
import { describeStartProblem } from './commands/start-problem.ts';

let config: Config | undefined;

function configured(): Config {
  config = readConfig(process.env);
  return config;
}

/** Resolves once a stream has passed on what was written to it, or cannot. */
function flushed(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    stream.write('', () => resolve());
  });
}

// Whoever reads the output may leave, as `head` does; the work goes on all the same.
process.stdout.on('error', () => undefined);
try {
  await buildProgram(configured).parseAsync();
} catch (error) {
  process.stderr.write(`atlas: ${describeStartProblem(error, config)}\n`);
  process.exitCode = 1;
}
// A pipe that is full takes the rest of the output later. What else is left open, such as a connection that a client
// keeps, must not keep the process.
await Promise.all([flushed(process.stdout), flushed(process.stderr)]);
process.exit();
