import { connectToService } from '../../src/database/running-service.ts';
import { sql } from '../../src/database/statement.ts';
import { programVersion } from '../../src/commands/program-version.ts';

/** Changes a unit over the service of a folder, and is killed before it commits that: `killed-command.ts FOLDER`. */
const [directory = ''] = process.argv.slice(2);
const service = await connectToService(directory, programVersion());
await service?.transaction(async (transaction) => {
  await transaction.query(sql`UPDATE "Unit" SET "name" = 'gone' WHERE "ref" = 'LOCAL:lead-a'`);
  process.kill(process.pid, 'SIGKILL');
});
