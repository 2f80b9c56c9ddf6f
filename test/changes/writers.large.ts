import { expect, it } from 'vitest';
import { lostUpdates, runWriters } from '../../bench/measure/writers.ts';
import { verifyHistory } from '../../src/database/history/verify.ts';
import { ADMIN_KEY, serve } from '../server/test-server.ts';
import { createTestDatabase } from '../test-database.ts';

it('of forty who write at once for three seconds none loses a change', async () => {
  const { database, drop } = await createTestDatabase();
  try {
    const service = await serve(database);
    const result = await runWriters({
      url: `${service.url}/graphql`,
      key: ADMIN_KEY,
      writers: 40,
      contended: 4,
      seconds: 3,
    });
    await service.stop();
    expect(result.failures).toEqual([]);
    expect(result.conflicts).toBeGreaterThan(0);
    expect(await lostUpdates(database, result)).toEqual([]);
    expect((await verifyHistory(database)).findings).toEqual([]);
  } finally {
    await drop();
  }
});
