import { readFile, rename, writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { Database } from '../database/database.ts';
import { builtInDivisions } from '../database/reference.ts';
import { shanghaiDate } from '../domain/calendar-date.ts';
import type { ApplicationForm } from '../domain/application-form/application-form.ts';
import type { DivisionTree } from '../domain/division.ts';
import { type WorkbookProblem, workbookProblemLine } from '../exchange/form/form-problem.ts';
import { isWorkbookForm, type WorkbookFormKind } from '../exchange/form/forms.ts';
import { patentsOnRecord } from '../exchange/form/patents-on-record.ts';
import { type ReadFormResult, readForm } from '../exchange/form/read-form.ts';
import { formsOfDivision, storedForm } from '../exchange/form/stored-forms.ts';
import { writeForm } from '../exchange/form/write-form.ts';
import { fileProblem } from './file-problem.ts';
import { POLICIES_DIRECTORY } from '../package-files.ts';
import { loadPolicies } from '../policy/load.ts';
import type { Policy } from '../policy/policy.ts';
import { applicationsById } from '../resolvers/applications/application.ts';
import { draftApplication } from '../resolvers/applications/application-draft.ts';
import { createContext } from '../resolvers/request/context.ts';
import { readDivisions } from '../resolvers/request/division-rows.ts';
import { administrator } from '../resolvers/request/viewer.ts';

/** That a form cannot be written or read, in words for whoever asked. */
export class FormCommandError extends Error {
  override readonly name = 'FormCommandError';
}

/** Runs work on the configured database, and closes it whatever comes. */
type WithDatabase = (work: (database: Database) => Promise<void>) => Promise<void>;

/** Adds the commands that write a policy's form as a workbook and read one. */
export function addFormCommands(program: Command, withDatabase: WithDatabase): void {
  const forms = program
    .command('form')
    .description("write the policies' application forms as workbooks, and read them");

  forms
    .command('new')
    .description(
      "write a policy's form, empty, with the built-in places to choose from; it needs no database",
    )
    .requiredOption('--policy <key>', 'the policy, such as wenzhou-2025')
    .argument('<file>', 'the workbook to write (.xlsx)')
    .action(async (file: string, { policy }: { policy: string }) => {
      await write(await builtInDivisions(), policyWithForm(policy), [], file);
    });

  forms
    .command('read')
    .description(
      'read a filled form: every problem with its sheet and cell, and the application where there is none',
    )
    .argument('<file>', 'the workbook')
    .option('--out <file>', 'write the drafted application as JSON; of a summary table, the list of them')
    .option('--draft', 'keep the application as a draft of its lead; of a summary table, one a row', false)
    .option('--json', 'print each problem and the result as a line of JSON', false)
    .action(async (file: string, options: { out?: string; draft: boolean; json: boolean }) => {
      const { out, draft, json } = options;
      const bytes = await readFile(file).catch((error: unknown) => {
        throw new FormCommandError(fileProblem(error, file) ?? `${file} cannot be read: ${String(error)}`);
      });
      await withDatabase(async (database) => {
        const today = shanghaiDate(new Date());
        const result = await readForm(bytes, await readDivisions(database), patentsOnRecord(database, today));
        report(result, json);
        if (result.applications.length === 0) {
          process.exitCode = 1;
          return;
        }
        if (out !== undefined) await replace(out, `${JSON.stringify(documentOf(result), undefined, 2)}\n`);
        if (draft) await keepDrafts(database, result, json);
      });
    });

  forms
    .command('write')
    .description('write a form filled with what is on record, document and telephone numbers left out')
    .argument('<ref>', 'an application or a consortium, such as LOCAL:sample-wenzhou-001')
    .argument('<file>', 'the workbook to write (.xlsx)')
    .option('--policy <key>', "whose form; that of the application's policy where it is left out")
    .action(async (ref: string, file: string, { policy }: { policy?: string }) => {
      await withDatabase(async (database) => {
        const stored = await storedForm(database, ref, policy, shanghaiDate(new Date()));
        if (!stored) {
          throw new FormCommandError(
            `there is no application or consortium ${ref}, or it names no policy; name another, or a policy by --policy`,
          );
        }
        await write(await readDivisions(database), policyWithForm(stored.policy), [stored.form], file);
      });
    });

  forms
    .command('summary')
    .description('write the summary table of the applications that a district recommends')
    .requiredOption('--policy <key>', 'the policy, such as zhejiang-2022')
    .requiredOption('--division <code>', 'the district, or a city with all in it')
    .argument('<file>', 'the workbook to write (.xlsx)')
    .action(async (file: string, { policy, division }: { policy: string; division: string }) => {
      const asked = policyWithForm(policy);
      if (asked.kind !== 'ZHEJIANG_SUMMARY') {
        throw new FormCommandError(
          `the form of ${policy} is no summary table; zhejiang-2022 and hangzhou-2022 have one`,
        );
      }
      await withDatabase(async (database) => {
        const divisions = await readDivisions(database);
        if (divisions.get(division) === undefined) {
          throw new FormCommandError(
            `there is no division ${division}; give the code of one, such as 330100`,
          );
        }
        const today = shanghaiDate(new Date());
        const forms = await formsOfDivision(database, policy, division, today);
        await write(divisions, asked, forms, file);
      });
    });
}

interface PolicyWithForm {
  readonly policy: Policy;
  readonly kind: WorkbookFormKind;
}

function policyWithForm(key: string): PolicyWithForm {
  const policies = loadPolicies(POLICIES_DIRECTORY);
  const policy = policies.get(key);
  const kind = policy?.course.form ?? 'NONE';
  if (policy && isWorkbookForm(kind)) return { policy, kind };
  const known = policies.all().filter(({ course }) => isWorkbookForm(course.form));
  throw new FormCommandError(
    `${policy ? `the policy ${key} has no form (该政策没有申报表格)` : `there is no policy ${key}`}; those that have one are ${known.map((each) => each.key).join(', ')}`,
  );
}

async function write(
  divisions: DivisionTree,
  { policy, kind }: PolicyWithForm,
  applications: readonly ApplicationForm[],
  file: string,
): Promise<void> {
  const options = { divisions, area: policy.division, showPersonalData: false };
  await replace(file, await writeForm({ policy: policy.key, kind }, applications, options));
}

/** A file of the same name is replaced once its successor is complete. */
async function replace(file: string, content: string | Uint8Array): Promise<void> {
  const unfinished = `${file}.unfinished`;
  try {
    await writeFile(unfinished, content);
    await rename(unfinished, file);
  } catch (error) {
    throw new FormCommandError(fileProblem(error, file) ?? `${file} cannot be written: ${String(error)}`);
  }
}

/** Keeps each application as a draft, by itself: what is wrong with one does not keep the others out. */
async function keepDrafts(
  database: Database,
  { policy, applications }: ReadFormResult,
  json: boolean,
): Promise<void> {
  const context = createContext({
    database,
    policies: loadPolicies(POLICIES_DIRECTORY),
    viewer: administrator('atlas form read'),
    now: new Date(),
  });
  for (const { form } of applications) {
    const { recordId, userErrors } = await draftApplication(context, {
      policy: policy ?? '',
      form,
      idempotencyKey: null,
      reason: null,
    });
    const application = recordId === null ? undefined : await applicationsById(context, null).load(recordId);
    const ref = application?.ref ?? null;
    if (ref === null) process.exitCode = 1;
    if (json) {
      process.stdout.write(`${JSON.stringify({ name: form.consortium.name, ref, userErrors })}\n`);
      continue;
    }
    for (const { field, code, message } of userErrors) {
      process.stderr.write(
        `${['error', form.consortium.name, field.join('.'), code, message.zh, message.en].join('\t')}\n`,
      );
    }
    process.stdout.write(
      ref === null ? `${form.consortium.name}: not kept.\n` : `${form.consortium.name}: kept as ${ref}.\n`,
    );
  }
}

function documentOf({ kind, applications }: ReadFormResult): unknown {
  const forms = applications.map(({ form }) => form);
  return kind === 'ZHEJIANG_SUMMARY' ? forms : forms[0];
}

function report({ policy, applications, problems }: ReadFormResult, json: boolean): void {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const missing = applications.flatMap((application) => application.missing);
  if (json) {
    for (const problem of problems) process.stdout.write(`${JSON.stringify(problem)}\n`);
    const result = { policy, applications: applications.length, errors, missing };
    process.stdout.write(`${JSON.stringify(result)}\n`);
    return;
  }
  for (const problem of problems) process.stderr.write(`${workbookProblemLine(problem)}\n`);
  for (const { path, message } of missing) {
    process.stderr.write(`missing\t${path.join('.')}\t${message.zh}\t${message.en}\n`);
  }
  process.stdout.write(`${summary(policy, applications.length, problems)}\n`);
}

function summary(policy: string | null, applications: number, problems: readonly WorkbookProblem[]): string {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const found = `${errors} errors, ${problems.length - errors} warnings`;
  if (policy === null) return `This is no form; ${found}.`;
  if (applications === 0 && errors === 0) return `${policy}: no row is filled in, so nothing was drafted.`;
  return applications === 0
    ? `${policy}: nothing was drafted; ${found}. Mend the cells that are named and read it again.`
    : `${policy}: ${applications} drafted; ${found}.`;
}
