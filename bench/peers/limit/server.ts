import { createServer, type ServerResponse } from 'node:http';
import { Pool } from 'pg';
import { statementsOf } from './statements.ts';

// The limit: what HTTP and PostgreSQL come to when nothing stands between them. One prepared statement builds the answer,
// and its text is sent as it comes. `FIGURES=kept` reads figures that the database keeps instead of computing them.
const statements = statementsOf(process.env['FIGURES'] === 'kept' ? 'kept' : 'computed');
const pool = new Pool({ connectionString: process.env['DATABASE_URL'], max: 10, options: '-c jit=off' });

const server = createServer((request, response) => {
  void answer(new URL(request.url ?? '/', 'http://localhost'), response);
});

async function answer(url: URL, response: ServerResponse): Promise<void> {
  const statement = statements.get(url.pathname);
  if (!statement) {
    response.writeHead(404).end();
    return;
  }
  const values = statement.parameters.map((name) => url.searchParams.get(name));
  try {
    const { rows } = await pool.query<{ answer: string }>({
      name: url.pathname,
      text: statement.text,
      values,
    });
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(rows[0]?.answer ?? '{"data":null}');
  } catch (error) {
    response.writeHead(500).end(String(error));
  }
}

server.listen(Number(process.env['PORT'] ?? 0), '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object' && address !== null) {
    process.stdout.write(`listens at http://127.0.0.1:${address.port}\n`);
  }
});
process.once('SIGTERM', () => {
  server.close();
  server.closeAllConnections();
  void pool.end();
});
