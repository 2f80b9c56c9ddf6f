// Ends with 0 where a PostgreSQL server answers and lets its user create databases: node may-create-databases.js URL
import { Client } from 'pg';

const client = new Client({ connectionString: process.argv[2], connectionTimeoutMillis: 3000 });
try {
  await client.connect();
  const { rows } = await client.query(
    'SELECT rolcreatedb OR rolsuper AS may FROM pg_roles WHERE rolname = current_user',
  );
  process.exit(rows[0]?.may === true ? 0 : 1);
} catch {
  process.exit(1);
}
