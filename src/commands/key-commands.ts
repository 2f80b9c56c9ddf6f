import { type Command, Option } from 'commander';
import { calendarDate } from './command-arguments.ts';
import type { Database } from '../database/database.ts';
import { addDays, type CalendarDate } from '../domain/calendar-date.ts';
import { KeyScope, Role } from '../generated/prisma/enums.ts';
import { rotatePersonalData } from './rotate-personal-data.ts';
import { createApiKey, type ListedKey, listApiKeys, revokeApiKey } from '../server/api-keys.ts';

/** Runs work on the configured database, and closes it whatever comes. */
type WithDatabase = (work: (database: Database) => Promise<void>) => Promise<void>;

/** A key works through its last day, as days are in Shanghai. */
function endOfDay(date: CalendarDate): Date {
  return new Date(`${addDays(date, 1)}T00:00:00+08:00`);
}

/** Adds the commands that make, list and revoke keys of the API. */
export function addKeyCommands(program: Command, withDatabase: WithDatabase): void {
  const keys = program.command('keys').description('make, list and revoke keys of the API');

  keys
    .command('create')
    .description('make a key and print it; it is shown this once')
    .argument('<name>', 'whose key it is')
    .addOption(
      new Option('--role <role>', 'what its holder may do')
        .choices(Object.values(Role))
        .makeOptionMandatory(),
    )
    .option('--division <code>', "an officer's or integrator's division: their rights hold there and below")
    .option('--unit <ref>', "an applicant's own unit, such as CN-USCC:91330300…")
    .addOption(
      new Option('--scopes <scopes...>', 'what it may be used for: READ WRITE, unless this is given').choices(
        Object.values(KeyScope),
      ),
    )
    .option('--expires <date>', 'the last day on which it works', calendarDate)
    .action(
      async (
        name: string,
        options: {
          role: Role;
          division?: string;
          unit?: string;
          scopes?: KeyScope[];
          expires?: CalendarDate;
        },
      ) => {
        const { role, division = null, unit = null, scopes, expires } = options;
        const expiresAt = expires === undefined ? null : endOfDay(expires);
        await withDatabase(async (database) => {
          const terms = { name, role, divisionCode: division, unitRef: unit, scopes, expiresAt };
          process.stdout.write(`${await createApiKey(database, terms)}\n`);
        });
      },
    );

  keys
    .command('list')
    .description('list the keys, without what is secret of them')
    .action(async () => {
      await withDatabase(async (database) => {
        for (const key of await listApiKeys(database)) process.stdout.write(`${keyLine(key)}\n`);
      });
    });

  keys
    .command('revoke')
    .description('make a key worthless')
    .argument('<name>', 'whose key it is')
    .action(async (name: string) => {
      await withDatabase((database) => revokeApiKey(database, name, new Date()));
    });

  addRotation(keys, withDatabase);
}

/** Adds the command that encrypts personal data anew. */
function addRotation(keys: Command, withDatabase: WithDatabase): void {
  keys
    .command('rotate-personal-data')
    .description(
      'encrypt stored personal data by the first key of ATLAS_PERSONAL_DATA_KEYS; may be stopped and begun again',
    )
    .action(async () => {
      await withDatabase(async (database) => {
        const ended = await rotatePersonalData(database, ({ table, column, done, unreadable, total }) => {
          process.stderr.write(`${table}.${column}: ${done + unreadable} of ${total}\n`);
        });
        const done = ended.reduce((sum, column) => sum + column.done, 0);
        const unreadable = ended.reduce((sum, column) => sum + column.unreadable, 0);
        process.stdout.write(`${done} values encrypted anew, ${unreadable} that no key opens\n`);
        if (unreadable > 0) process.exitCode = 1;
      });
    });
}

/** A key as a line: name, role, where its rights hold, what it may be used for, and how long it works. */
function keyLine({
  name,
  role,
  divisionCode,
  unitRef,
  scopes,
  createdAt,
  expiresAt,
  revokedAt,
}: ListedKey): string {
  const state =
    revokedAt === null
      ? `expires ${expiresAt?.toISOString() ?? 'never'}`
      : `revoked ${revokedAt.toISOString()}`;
  const reach = divisionCode ?? unitRef ?? '-';
  return [name, role, reach, scopes.join(' '), `created ${createdAt.toISOString()}`, state].join('\t');
}
