import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createInstance, type Instance } from '../../deploy/local/instance.ts';

const run = promisify(execFile);
const ROOT = join(import.meta.dirname, '../..');

/** The service as a process of its own, on an embedded database. */
export interface EmbeddedService {
  readonly url: string;
  readonly instance: Instance;
  remove(): Promise<void>;
}

/**
 * Starts it; call it in beforeAll, and `remove` in afterAll.
 *
 * @param content the sample, or the table set of test/graph.
 */
export async function startEmbedded(
  environment: Readonly<Record<string, string>>,
  content: 'sample' | 'graph' = 'sample',
): Promise<EmbeddedService> {
  const folder = await mkdtemp(join(tmpdir(), 'atlas-faults-'));
  const settings = {
    ATLAS_DATA_DIR: join(folder, 'data'),
    ATLAS_SAMPLE: content === 'sample' ? 'on' : 'off',
    ...environment,
  };
  if (content === 'graph') {
    const parameters = [join(ROOT, 'dist/main.js'), 'import', join(ROOT, 'test/graph/table-set')];
    await run(process.execPath, parameters, { env: settings });
  }
  const instance = await createInstance(settings);
  await instance.start();
  return {
    url: instance.url,
    instance,
    async remove() {
      await instance.stop();
      await rm(folder, { recursive: true });
    },
  };
}
