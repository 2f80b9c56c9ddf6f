import type { ApplicationForm } from '../../domain/application-form/application-form.ts';
import { checkApplicationForm } from '../../domain/application-form/check.ts';
import { type MissingItem, missingItems } from '../../domain/application-form/completeness.ts';
import { checkPatentCounts } from '../../domain/application-form/patent-counts.ts';
import { type FormProblem, formProblem } from '../../domain/application-form/problem.ts';
import type { DivisionTree } from '../../domain/division.ts';
import type { Sheet } from '../workbook/read-sheet.ts';
import { readWorkbook, type Workbook } from '../workbook/read-workbook.ts';
import { WorkbookRefusedError } from '../workbook/refusal.ts';
import { DivisionNames } from './division-names.ts';
import { Draft, type DraftStep, type Found, NewEntry } from './draft.ts';
import type { FormDescription, FormSheet } from './form-description.ts';
import { workbookProblem, type WorkbookProblem } from './form-problem.ts';
import { markedForm } from './form-mark.ts';
import { formOf, type WorkbookFormKind } from './forms.ts';
import { readFields } from './read-fields.ts';
import { readGrid } from './read-grid.ts';
import { readTable } from './read-table.ts';
import type { FindPatents } from './patents-on-record.ts';
import { partsOf, type Reading } from './sheet-part.ts';

/** An application that a form holds, and what the form still asks for before it can be submitted. */
export interface ReadApplication {
  readonly form: ApplicationForm;
  readonly missing: readonly MissingItem[];
}

/** What came of reading a workbook. */
export interface ReadFormResult {
  /** The policy whose form it is, and the form; null where the workbook is none. */
  readonly policy: string | null;
  readonly kind: WorkbookFormKind | null;
  /** One application; of a summary table one a row. None where anything is wrong. */
  readonly applications: readonly ReadApplication[];
  /** Everything that is wrong, in the order of the sheets; warnings alone refuse nothing. */
  readonly problems: readonly WorkbookProblem[];
}

/**
 * Reads a workbook that was written as a policy's form into drafted applications. It never throws for what is in the
 * file, and changes nothing.
 *
 * @param file the bytes of an .xlsx workbook.
 * @param divisions tells which places there are.
 * @param findPatents finds the patents on record that the counts of a form are held against; without it none are.
 */
export async function readForm(
  file: Uint8Array,
  divisions: DivisionTree,
  findPatents: FindPatents = async () => undefined,
): Promise<ReadFormResult> {
  try {
    return await readSheets(await readWorkbook(file), divisions, findPatents);
  } catch (error) {
    if (!(error instanceof WorkbookRefusedError)) throw error;
    const { code, inWords, sheet } = error;
    const problem: WorkbookProblem = {
      severity: 'error',
      sheet,
      cell: null,
      code,
      message: inWords,
      path: null,
    };
    return { policy: null, kind: null, applications: [], problems: [problem] };
  }
}

async function readSheets(
  workbook: Workbook,
  divisions: DivisionTree,
  findPatents: FindPatents,
): Promise<ReadFormResult> {
  const mark = markedForm(workbook);
  if ('fault' in mark)
    return { policy: null, kind: null, applications: [], problems: [workbookProblem(null, mark.fault)] };
  const { policy, kind } = mark;
  const form = formOf(kind);
  const problems: WorkbookProblem[] = [];
  const drafts = form.applicationPerRow
    ? draftsOfRows(form, workbook, divisions, problems)
    : [draftOf(form, workbook, divisions, problems)];
  const applications: ReadApplication[] = [];
  for (const draft of drafts) {
    const application = checked(form, draft, divisions, problems);
    if (application === null) continue;
    applications.push(application);
    const patents = await findPatents(application.form);
    if (patents === undefined) continue;
    checkPatentCounts(application.form, patents, (path, fault) =>
      problems.push(problemAt(formProblem(path, fault), draft)),
    );
  }
  const refused = problems.some(({ severity }) => severity === 'error');
  return { policy, kind, applications: refused ? [] : applications, problems };
}

/** The application of a draft, where it is one; what is wrong with it is told by its cells. */
function checked(
  { kind }: FormDescription,
  draft: Draft,
  divisions: DivisionTree,
  problems: WorkbookProblem[],
): ReadApplication | null {
  const { form, problems: found } = checkApplicationForm(draft.document, divisions);
  for (const problem of found) {
    const told = problemAt(problem, draft);
    // A cell that could not be read is empty in the document; that is told already.
    const isTold = problems.some(
      ({ sheet, cell }) => cell !== null && sheet === told.sheet && cell === told.cell,
    );
    if (problem.code !== 'MISSING_VALUE' || !isTold) problems.push(told);
  }
  return form === null ? null : { form, missing: missingItems(form, kind) };
}

function problemAt({ severity, path, code, message }: FormProblem, draft: Draft): WorkbookProblem {
  const found = draft.cellOf(path);
  return { severity, sheet: found?.sheet ?? null, cell: found?.cell ?? null, code, message, path };
}

function draftOf(
  form: FormDescription,
  workbook: Workbook,
  divisions: DivisionTree,
  problems: WorkbookProblem[],
): Draft {
  const draft = new Draft();
  for (const described of form.sheets) {
    for (const sheet of sheetsOf(described, workbook, problems)) {
      const base = described.repeats ? [...described.repeats.list, new NewEntry()] : [];
      draft.add(valuesOf(described, sheet, base, divisions, problems));
    }
  }
  return draft;
}

/** A table each of whose rows is an application. */
function draftsOfRows(
  form: FormDescription,
  workbook: Workbook,
  divisions: DivisionTree,
  problems: WorkbookProblem[],
): Draft[] {
  const drafts: Draft[] = [];
  for (const described of form.sheets) {
    for (const sheet of sheetsOf(described, workbook, problems)) {
      const rows = new Map<DraftStep | undefined, Found[]>();
      for (const { steps, ...value } of valuesOf(described, sheet, [], divisions, problems)) {
        const [, row, ...within] = steps;
        rows.set(row, [...(rows.get(row) ?? []), { ...value, steps: within }]);
      }
      for (const values of rows.values()) {
        const draft = new Draft();
        draft.add(values);
        drafts.push(draft);
      }
    }
  }
  return drafts;
}

/** The values of a sheet with their places in the document. */
function valuesOf(
  { blocks }: FormSheet,
  sheet: Sheet,
  base: readonly DraftStep[],
  divisions: DivisionTree,
  problems: WorkbookProblem[],
): Found[] {
  const surroundings = { startsIn1904: sheet.startsIn1904, divisions: new DivisionNames(divisions) };
  const reading: Reading = { surroundings, problems };
  return partsOf(sheet, blocks, reading).flatMap(({ block, part }) => {
    switch (block.kind) {
      case 'fields':
        return readFields(block, part, base, reading);
      case 'table':
        return readTable(block, part, base, reading);
      case 'grid':
        return readGrid(block, part, base, reading);
    }
  });
}

/** The sheets of a workbook that are one of the form; of a repeated one there may be any number, but one. */
function sheetsOf({ name, repeats }: FormSheet, workbook: Workbook, problems: WorkbookProblem[]): Sheet[] {
  const found = workbook.sheets
    .flatMap((sheet) => {
      const title = sheet.name.normalize('NFKC').trim();
      const number = title.startsWith(name) ? title.slice(name.length) : undefined;
      if (repeats ? /^\d+$/u.test(number ?? '') : number === '') return { sheet, number: Number(number) };
      return [];
    })
    .toSorted((a, b) => a.number - b.number)
    .map(({ sheet }) => sheet);
  if (found.length > 0) return found;
  const missing = repeats ? `${name}1` : name;
  problems.push(
    workbookProblem(
      { sheet: missing, cell: null },
      {
        code: 'MISSING_SHEET',
        zh: `缺少工作表“${missing}”，请使用下载的空白表格填写，不要删除或改名`,
        en: `the sheet "${missing}" is missing; fill in the form as it was downloaded, and keep the names of its sheets`,
      },
    ),
  );
  return [];
}
