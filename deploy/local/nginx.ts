import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort } from './free-port.ts';
import { NGINX } from './packages.ts';
import { listens, type Program, startProgram, until } from './program.ts';

/** The rules that the containers' nginx has too. */
const RULES = join(import.meta.dirname, '../nginx/atlas.conf');

/** An nginx of our own, on the loopback. */
export interface NginxServer {
  readonly url: string;
  start(): Promise<void>;
  stop(signal?: NodeJS.Signals): Promise<void>;
  processId(): number | undefined;
}

/** Writes the configuration of an nginx that shares requests out among the instances that listen on some ports. */
export async function createNginx(folder: string, instances: readonly number[]): Promise<NginxServer> {
  const port = await freePort();
  const file = join(folder, 'nginx.conf');
  await mkdir(folder, { recursive: true });
  await writeFile(file, configuration(folder, port, instances));
  let program: Program | undefined;
  return {
    url: `http://127.0.0.1:${port}`,
    async start() {
      program = startProgram(NGINX, ['-p', folder, '-c', file, '-g', 'daemon off;']);
      await until(program, () => listens(port), 'nginx');
    },
    async stop(signal) {
      await program?.stop(signal);
      program = undefined;
    },
    processId: () => program?.child.pid,
  };
}

function configuration(folder: string, port: number, instances: readonly number[]): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  return `
pid ${folder}/nginx.pid;
error_log stderr;
worker_processes 1;
${process.getuid?.() === 0 ? 'user root;' : ''}
events {}
http {
  access_log off;
${temporary.map((name) => `  ${name}_temp_path ${folder}/${name};`).join('\n')}
  upstream atlas {
${instances.map((instance) => `    server 127.0.0.1:${instance} max_fails=1 fail_timeout=1s;`).join('\n')}
    keepalive 32;
  }
  server {
    listen 127.0.0.1:${port};
    include ${RULES};
  }
}
`;
}
