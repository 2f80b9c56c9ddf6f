import type { z } from 'zod';
import type { DivisionTree } from '../division.ts';
import { APPLICATION_FORM, type ApplicationForm } from './application-form.ts';
import { checkConsortiumSums } from './consortium-sums.ts';
import { FORM_PROBLEM_CODES, type FormProblem, formProblem, type FormProblemCode, shown } from './problem.ts';
import { checkProjectSums } from './project-sums.ts';

/** What came of checking: the form where nothing is wrong with it, and every problem. Warnings let it pass. */
export interface CheckedApplicationForm {
  readonly form: ApplicationForm | null;
  readonly problems: readonly FormProblem[];
}

type Path = readonly (string | number)[];

/** Stands for a name that is missing, while the rest of a form is checked. */
const UNNAMED = '—';
/** The fields that entries cannot do without. */
const NAMING: ReadonlySet<string | number> = new Set(['name', 'goal', 'achievement']);

/**
 * Checks the content of a drafted application: each value, and whatever must add up. Everything wrong is told at once:
 * what is wrong with one value does not keep the others from being held together.
 *
 * @param input what came from outside, such as parsed JSON.
 * @param divisions tells which division codes there are; without it none is looked up.
 */
export function checkApplicationForm(input: unknown, divisions?: DivisionTree): CheckedApplicationForm {
  const read = APPLICATION_FORM.safeParse(input);
  const problems = read.success ? [] : read.error.issues.flatMap((issue) => problemsOf(issue, input));
  const whole = read.success ? read.data : salvaged(input, read.error.issues);
  if (whole) {
    checkConsortiumSums(whole, divisions, (path, fault) => problems.push(formProblem(path, fault)));
    whole.projects.forEach((project, index) =>
      checkProjectSums(project, (path, fault) =>
        problems.push(formProblem(['projects', index, ...path], fault)),
      ),
    );
  }
  const sound = problems.every(({ severity }) => severity === 'warning');
  return { form: read.success && sound ? read.data : null, problems };
}

/** The form with what is wrong taken as unknown; undefined where too little of it is a form. */
function salvaged(input: unknown, issues: readonly z.core.$ZodIssue[]): ApplicationForm | undefined {
  const copy: unknown = structuredClone(input);
  for (const issue of issues) {
    const path = stepsOf(issue);
    const last = path.at(-1);
    const parent = valueAt(copy, path.slice(0, -1));
    const value = valueAt(copy, path);
    if (issue.code === 'unrecognized_keys') {
      if (isRecord(value)) for (const key of issue.keys) delete value[key];
    } else if (issue.code === 'too_big' && Array.isArray(value)) {
      value.length = Number(issue.maximum);
    } else if (last !== undefined && isRecord(parent)) {
      parent[last] = NAMING.has(last) ? UNNAMED : null;
    }
  }
  const read = APPLICATION_FORM.safeParse(copy);
  return read.success ? read.data : undefined;
}

function stepsOf({ path }: z.core.$ZodIssue): Path {
  return path.filter((step) => typeof step !== 'symbol');
}

function problemsOf(issue: z.core.$ZodIssue, input: unknown): FormProblem[] {
  const path = stepsOf(issue);
  const value = valueAt(input, path);
  if (issue.code === 'custom') return [formProblem(path, faultOf(issue))];
  if (issue.code === 'invalid_value') {
    const text = typeof value === 'string' ? shown(value) : '';
    return [
      formProblem(path, {
        code: value === undefined ? 'MISSING_VALUE' : 'UNKNOWN_VALUE',
        zh: `“${text}”不在可选值之中，请从下列选项中选择：${issue.values.join('、')}`,
        en: `"${text}" is no value of this place; write one of ${issue.values.join(', ')}`,
      }),
    ];
  }
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) =>
      formProblem([...path, key], {
        code: 'UNKNOWN_FIELD',
        zh: `没有名为“${shown(key)}”的字段，请删除`,
        en: `there is no field "${shown(key)}"; remove it`,
      }),
    );
  }
  if (issue.code === 'too_big') {
    return [
      formProblem(path, {
        code: 'TOO_MANY',
        zh: `最多填写${issue.maximum}项，请删减`,
        en: `at most ${issue.maximum} entries are allowed; remove the rest`,
      }),
    ];
  }
  return [
    formProblem(
      path,
      value === undefined
        ? {
            code: 'MISSING_VALUE',
            zh: '此项不能为空，请填写',
            en: 'fill this in; its entry cannot do without it',
          }
        : { code: 'WRONG_TYPE', zh: '数据类型不符', en: `this is of another type: ${issue.message}` },
    ),
  ];
}

/** The fault that a value's own check gave. */
function faultOf({ params, message }: z.core.$ZodIssueCustom) {
  const { code, zh, en }: Readonly<Record<string, unknown>> = params ?? {};
  return {
    code: isProblemCode(code) ? code : ('WRONG_TYPE' as const),
    zh: typeof zh === 'string' ? zh : message,
    en: typeof en === 'string' ? en : message,
  };
}

function isProblemCode(code: unknown): code is FormProblemCode {
  return typeof code === 'string' && Object.hasOwn(FORM_PROBLEM_CODES, code);
}

function valueAt(input: unknown, path: Path): unknown {
  let value = input;
  for (const step of path) value = isRecord(value) ? value[step] : undefined;
  return value;
}

/** Objects and lists alike: both are read by a key. */
function isRecord(value: unknown): value is Record<string | number, unknown> {
  return typeof value === 'object' && value !== null;
}
