import { userInfo } from 'node:os';
import { Command } from 'commander';
import { addBackupCommands } from './backup-commands.ts';
import { checkConsortia, checkLine } from './check.ts';
import { calendarDate } from './command-arguments.ts';
import type { Config } from '../config.ts';
import type { Database } from '../database/database.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import { exportTableSet } from '../exchange/export.ts';
import { importTableSet } from '../exchange/import.ts';
import { fileExport, FileExportError, isExportFile } from './export-file.ts';
import { fileProblem } from './file-problem.ts';
import { addFormCommands } from './form-commands.ts';
import { addHistoryCommands } from './history-commands.ts';
import { jsonReport, textReport } from './import-report.ts';
import { addKeyCommands } from './key-commands.ts';
import { withDatabase, withDatabaseAsItIs } from './open-database.ts';
import { serve } from './serve.ts';

/** Runs work on the configured database, and closes it whatever comes. */
type WithDatabase = (work: (database: Database) => Promise<void>) => Promise<void>;

/** Who runs the command, as this machine knows them; a container may know nobody. */
function operatorName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'atlas';
  }
}

/**
 * The `atlas` command.
 *
 * @param configured reads the settings, once a command wants them.
 */
export function buildProgram(configured: () => Config): Command {
  const program = new Command('atlas')
    .description('The graph of innovation consortia (创新联合体) as one GraphQL API.')
    .showHelpAfterError('(atlas --help shows the commands)');
  const migrated: WithDatabase = (work) => withDatabase(configured(), work);
  const asItIs: WithDatabase = (work) => withDatabaseAsItIs(configured(), work);

  program
    .command('serve', { isDefault: true })
    .description('serve the API until SIGTERM')
    .action(() => {
      const parent = process.env['ATLAS_PARENT'];
      return serve(configured(), parent === undefined ? undefined : Number(parent));
    });

  program
    .command('migrate')
    .description('bring the database to the newest migration')
    .action(async () => {
      await withDatabase(configured(), async (_database, migrations) => {
        for (const name of migrations) process.stdout.write(`applied ${name}\n`);
        process.stdout.write('The database is up to date.\n');
      });
    });

  addImportCommand(program, migrated);
  addExportCommand(program, migrated);
  addCheckCommand(program, migrated);
  addFormCommands(program, migrated);
  addKeyCommands(program, migrated);
  addBackupCommands(program, asItIs);
  addHistoryCommands(program, asItIs);
  return program;
}

/** Adds `atlas import`. */
function addImportCommand(program: Command, withDatabase: WithDatabase): void {
  program
    .command('import')
    .description('read a table set (a folder of CSV files) into the database')
    .argument('<dir>', 'the folder')
    .option('--partial', 'take the good rows of a folder that has bad ones too', false)
    .option('--reason <text>', 'why, for the history')
    .option('--json', 'print each problem and the result as a line of JSON', false)
    .action(async (directory: string, options: { partial: boolean; reason?: string; json: boolean }) => {
      const { partial, reason = null, json } = options;
      const { onProgress, onProblem, finish } = json ? jsonReport() : textReport();
      await withDatabase(async (database) => {
        const signature = { actor: operatorName(), operation: 'atlas import', reason };
        const result = await importTableSet(database, directory, {
          partial,
          signature,
          onProgress,
          onProblem,
        });
        finish(result);
        if (!result.committed) process.exitCode = 1;
      });
    });
}

/** Adds `atlas export`. */
function addExportCommand(program: Command, withDatabase: WithDatabase): void {
  program
    .command('export')
    .description('write the database as a table set, or one list or statistics as GET /export/ sends it')
    .argument(
      '<target>',
      'a folder for the table set; or a file that says what and how, such as out/consortia.csv or out/unit-statistics.xlsx (.csv, .xlsx, .parquet, .ndjson, .jsonstat)',
    )
    .option('--filter <json>', 'only these, as the query takes it, such as {"tiers":["MUNICIPAL"]}')
    .option('--order-by <json>', 'in this order, such as {"field":"NAME"}')
    .option('--search <words>', 'only those that hold these words')
    .option('--sample <json>', 'only a random sample, such as {"size":100,"seed":1}')
    .option('--as-of <date>', 'figures of this day, today where it is left out', calendarDate)
    .option('--group-by <dimensions>', 'statistics: for each of these, such as CITY,TIER')
    .option('--having <json>', 'statistics: only groups with such numbers, such as [{"atLeast":"5"}]')
    .option('--select <figures>', 'statistics: these figures, such as "{ count rdIntensity { pooled } }"')
    .option('--days <dates>', 'statistics: a row for each of these days, such as 2024-01-01,2025-01-01')
    .option('--policy <key>', 'statistics of consortia: the policy that VERDICT and --verdicts mean')
    .option(
      '--verdicts <verdicts>',
      'statistics of consortia: only those with one of these, such as COMPLIANT',
    )
    .option('--bom', 'a CSV for a spreadsheet')
    .option('--personal', 'with document and phone numbers in full, each written down as looked at')
    .option('--public', 'as the public sees it, without people and figures of single years')
    .action(async (target: string, options: Record<string, string | true>) => {
      const { bom, personal, public: asPublic, ...given } = options;
      if (isExportFile(target)) {
        const parameters = Object.fromEntries(
          Object.entries(given).map(([name, value]) => [name, String(value)]),
        );
        const asked = {
          ...parameters,
          ...(bom === true && { bom: '1' }),
          ...(personal === true && { personal: '1' }),
        };
        const now = new Date();
        const operator = operatorName();
        await withDatabase(
          fileExport(target, { parameters: asked, asPublic: asPublic === true, operator, now }),
        );
        return;
      }
      if (Object.keys(options).length > 0) {
        throw new FileExportError(
          `a table set is whole and takes no options; name a file such as ${target}/consortia.csv`,
        );
      }
      await withDatabase(async (database) => {
        await exportTableSet(database, target).catch((error: unknown) => {
          const words = fileProblem(error, target);
          throw words === undefined ? error : new FileExportError(words);
        });
      });
    });
}

/** Adds `atlas check`. */
function addCheckCommand(program: Command, withDatabase: WithDatabase): void {
  program
    .command('check')
    .description('check the consortia that a policy covers: a line each, then the sum')
    .requiredOption('--policy <key>', 'the policy, such as wenzhou-2025')
    .option('--on <date>', 'the day, today where it is left out', calendarDate)
    .option('--division <code>', 'only consortia of this division')
    .option('--json', 'print each report as a line of JSON', false)
    .action(async (options: { policy: string; on?: CalendarDate; division?: string; json: boolean }) => {
      await withDatabase(async (database) => {
        const { policy, on, division, json } = options;
        const verdicts = new Map<string, number>();
        for await (const checked of checkConsortia(database, { policy, on, division }, new Date())) {
          process.stdout.write(`${json ? JSON.stringify(checked) : checkLine(checked)}\n`);
          verdicts.set(checked.verdict, (verdicts.get(checked.verdict) ?? 0) + 1);
        }
        const sum = Array.from(verdicts, ([verdict, count]) => `${count} ${verdict}`).join(', ');
        process.stderr.write(`${policy}: ${sum || 'it covers no consortium here'}\n`);
      });
    });
}
