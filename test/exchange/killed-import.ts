import { openDatabase } from '../../src/database/database.ts';
import { importTableSet } from '../../src/exchange/import.ts';

/** Imports a folder and is killed while it writes the memberships: `killed-import.ts FOLDER embedded|postgresql PLACE`. */
const [folder = '', kind, place = ''] = process.argv.slice(2);
const database = await openDatabase(
  kind === 'embedded' ? { kind: 'embedded', directory: place } : { kind: 'postgresql', url: place },
);
await importTableSet(database, folder, {
  onProgress: ({ file }) => {
    if (file === 'memberships.csv') process.kill(process.pid, 'SIGKILL');
  },
});
