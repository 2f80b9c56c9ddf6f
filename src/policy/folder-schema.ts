import { z } from 'zod';
import { parseDecimal, type Decimal } from '../domain/decimal.ts';
import { CONSORTIUM_TIERS, RD_INTENSITY_METHODS } from '../domain/vocabulary.ts';
import { conditionSchema, leavesOf, shownSchema, type Condition } from './condition.ts';
import { courseSchema, textSchema, writtenDate } from './course.ts';
import { moneyCheckSchema, parametersOfMoneyCheck } from './money-check.ts';
import { TOPICS, type Topic } from './topic.ts';
import { PARAMETER_UNITS, RULE_SCOPES, RULE_STRENGTHS } from './vocabulary.ts';

/** Decimals are read from the text itself, so that no float ever stands between. */
const writtenDecimal = z.string().transform((text, context): Decimal => {
  const value = parseDecimal(text);
  if (value !== undefined && !value.isNegative()) return value;
  context.addIssue('expected a plain decimal that is not negative');
  return z.NEVER;
});

const parameterSchema = z.strictObject({
  name: z.string().regex(/^[a-z][A-Za-z]*$/, 'expected a name in camel case'),
  value: writtenDecimal,
  unit: z.enum(PARAMETER_UNITS),
  validFrom: writtenDate.nullable().default(null),
});

const isTopic = (word: string): word is Topic => Object.hasOwn(TOPICS, word);
const topicSchema = z.custom<Topic>((word) => typeof word === 'string' && isTopic(word), {
  message: `expected one of ${Object.keys(TOPICS).join(', ')}`,
});

const ruleSchema = z
  .strictObject({
    id: z.string().regex(/^[A-Z]+-[A-Z]\d+q?$/, 'expected an id such as WZ-C2 or WZ-C1q'),
    includes: z.array(z.string()).default([]),
    scope: z.enum(RULE_SCOPES),
    strength: z.enum(RULE_STRENGTHS),
    modalText: z.string().min(1).nullable(),
    topic: topicSchema,
    title: textSchema,
    summary: textSchema,
    interpretation: textSchema.nullable().default(null),
    citation: z.strictObject({
      document: z.string().min(1).nullable().default(null),
      clause: z.string().min(1),
      lines: z.string().regex(/^L\d+(-\d+)?$/, 'expected a locator such as L23 or L33-34'),
    }),
    parameters: z.array(parameterSchema).default([]),
    appliesWhen: conditionSchema.nullable().default(null),
    condition: conditionSchema.nullable().default(null),
    shows: shownSchema.nullable().default(null),
    money: moneyCheckSchema.nullable().default(null),
  })
  .superRefine((rule, context) => {
    const complain = complaintsTo(context);
    const names = new Set(rule.parameters.map((parameter) => parameter.name));
    const used = new Set(rule.money === null ? [] : parametersOfMoneyCheck(rule.money));
    for (const condition of [rule.appliesWhen, rule.condition]) {
      if (condition) for (const name of parametersOfCondition(condition)) used.add(name);
    }
    for (const name of used) {
      if (!names.has(name))
        complain(['parameters'], `${rule.id} has no parameter ${name}, which it compares with`);
    }
    const dated = rule.parameters.map(
      (parameter) => `${parameter.name} from ${parameter.validFrom ?? 'the beginning'}`,
    );
    for (const [index, name] of dated.entries()) {
      if (dated.indexOf(name) < index) complain(['parameters', index], `${name} stands twice`);
    }
    if (rule.scope === 'ELIGIBILITY' && rule.condition === null && rule.strength !== 'QUALITATIVE') {
      complain(['condition'], `${rule.id} is checked and needs a condition, or the strength QUALITATIVE`);
    }
    if (rule.strength === 'QUALITATIVE' && rule.condition !== null) {
      complain(
        ['condition'],
        `${rule.id} is QUALITATIVE: only a person can judge it, so it has no condition`,
      );
    }
    if (rule.scope !== 'ELIGIBILITY' && rule.condition !== null) {
      complain(
        ['condition'],
        `${rule.id} has the scope ${rule.scope}; only ELIGIBILITY rules have a condition`,
      );
    }
    if (rule.money !== null && rule.scope !== 'MONEY') {
      complain(['money'], `${rule.id} has the scope ${rule.scope}; only MONEY rules check projects`);
    }
  });

/** After every day; a policy that does not end ends then. */
const NEVER = '9999-12-31';

/** Reads what the files of a folder say together; numbers arrive as the text that was written. */
export const folderSchema = z
  .strictObject({
    key: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'expected lower-case words joined by hyphens'),
    code: z.string().regex(/^[A-Z]+$/, 'expected capital letters'),
    title: textSchema,
    document: z.strictObject({
      title: z.string().min(1),
      issuer: z.string().min(1).nullable(),
      number: z.string().min(1).nullable(),
      issuedOn: writtenDate.nullable(),
    }),
    interpreter: z.string().min(1).nullable(),
    standing: z.enum(['DRAFT', 'TRIAL', 'IN_FORCE']),
    tier: z.enum(CONSORTIUM_TIERS),
    division: z.string().min(1),
    validFrom: writtenDate.nullable(),
    validTo: writtenDate.nullable(),
    existsFrom: writtenDate,
    comparabilityNote: textSchema.nullable(),
    readings: z.strictObject({
      leadCounts: z.boolean().nullable(),
      rdIntensityMethod: z.enum(RD_INTENSITY_METHODS),
    }),
    rules: z.array(ruleSchema).min(1),
    course: courseSchema.prefault({}),
  })
  .superRefine((policy, context) => {
    const complain = complaintsTo(context);
    const ids = policy.rules.flatMap((rule) => [rule.id, ...rule.includes]);
    for (const [index, rule] of policy.rules.entries()) {
      if (ids.indexOf(rule.id) < ids.lastIndexOf(rule.id))
        complain(['rules', index, 'id'], `${rule.id} stands twice`);
      if (!rule.id.startsWith(`${policy.code}-`)) {
        complain(['rules', index, 'id'], `${rule.id} does not begin with the policy's code ${policy.code}`);
      }
    }
    if ((policy.validFrom ?? '') > (policy.validTo ?? NEVER)) {
      complain(['validTo'], 'the policy ends before it begins');
    }
    const { stages, windows, notice, duties, consequences, targets, memberChanges, lock, dissolution } =
      policy.course;
    const named = [
      ...stages,
      ...windows,
      ...(notice ? [notice] : []),
      ...duties,
      ...consequences,
      ...targets,
      ...memberChanges,
      ...[lock, dissolution].filter((each) => each !== null),
    ];
    for (const { rule } of named) {
      if (!ids.includes(rule))
        complain(['course'], `the course names ${rule}, which is no rule of this policy`);
    }
    const read = [
      ...stages.flatMap(({ rule, reviewers }) => (reviewers === null ? [] : [[rule, reviewers] as const])),
      ...(notice?.workingDays ? [[notice.rule, notice.workingDays] as const] : []),
      ...targets.map((target) => [target.rule, target.count] as const),
      ...consequences.flatMap(({ rule, lasts, after }) =>
        [lasts, after.event === 'GRADE' ? after.inARow : after.months]
          .filter((name) => name !== null)
          .map((name) => [rule, name] as const),
      ),
    ];
    for (const [id, name] of read) {
      const rule = policy.rules.find((candidate) => candidate.id === id);
      if (rule?.parameters.some((parameter) => parameter.name === name)) continue;
      complain(['course'], `the course reads the parameter ${name} of ${id}, which is not there`);
    }
  });

function parametersOfCondition(condition: Condition): string[] {
  return leavesOf(condition).flatMap((leaf) =>
    leaf.test === 'atLeast' || leaf.test === 'atMost' ? [leaf.parameter] : [],
  );
}

function complaintsTo(context: z.core.$RefinementCtx): (path: PropertyKey[], message: string) => void {
  return (path, message) => context.addIssue({ code: 'custom', path, message });
}
