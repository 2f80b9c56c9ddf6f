import { describe, expect, it } from 'vitest';
import { TOPICS } from '../../src/policy/topic.ts';
import { problemsOf, SEVENTH } from './made-folder.ts';

/** What is said of the folder with something else in the place of a text that it has. */
function problemsWith(written: string, instead: string): string[] {
  expect(SEVENTH).toContain(written);
  return problemsOf(SEVENTH.replace(written, () => instead));
}

const HEADING = SEVENTH.slice(0, SEVENTH.indexOf('rules:'));
const CONDITION = 'condition: { test: atLeast, measure: { of: members }, parameter: minimum }';
const TOPIC = `expected one of ${Object.keys(TOPICS).join(', ')}`;

describe('a file that is no policy', () => {
  it.each([
    ['a word', 'just a word', 'policy.yaml:1: expected names with values'],
    ['a list', '- a\n- b\n', 'policy.yaml:1: expected names with values'],
    ['nothing', '', 'policy.yaml:1: expected names with values'],
    [
      'broken off',
      '- [',
      'policy.yaml:1: Flow sequence in block collection must be sufficiently indented and end with a ] at line 1, column 4:',
    ],
  ])('is told to be one: %s', (_, text, said) => {
    expect(problemsOf(text)).toEqual([said]);
  });

  it('is told all its faults of writing, and those of the second file', () => {
    expect(problemsOf('key: a\nkey: b\nkey: c\n', '- a')).toEqual([
      'policy.yaml:2: Map keys must be unique at line 2, column 1:',
      'policy.yaml:3: Map keys must be unique at line 3, column 1:',
      'course.yaml:1: expected names with values',
    ]);
    expect(problemsOf(SEVENTH, 'course: [')).toEqual([
      'course.yaml:1: Flow sequence in block collection must be sufficiently indented and end with a ] at line 1, column 10:',
    ]);
  });

  it('is told which part it uses before it is there', () => {
    expect(problemsWith('interpreter: null', 'interpreter: *who')).toEqual([
      'policy.yaml:5: *who: no part of the file that ends before it is named &who',
    ]);
    expect(problemsWith(CONDITION, 'condition: &whole { test: allOf, of: [*whole] }')).toEqual([
      'policy.yaml:26: *whole: no part of the file that ends before it is named &whole',
    ]);
  });
});

describe('the heading of a policy', () => {
  it.each([
    [
      'interpreter: null',
      'interpretor: null',
      [
        'policy.yaml:1: interpreter: Invalid input: expected string, received undefined',
        'policy.yaml:1: Unrecognized key: "interpretor"',
      ],
    ],
    [
      'key: jiashan-2026',
      '# Jiashan\n\ninterpretor: 1\nkey: jiashan-2026',
      ['policy.yaml:1: Unrecognized key: "interpretor"'],
    ],
    [
      'key: jiashan-2026',
      '# Jiashan\nkey: jiashan-2027',
      ['policy.yaml:2: key: is jiashan-2027, which is not the name of the folder'],
    ],
    [
      'key: jiashan-2026',
      'key: Jiashan',
      ['policy.yaml:1: key: expected lower-case words joined by hyphens'],
    ],
    [
      'code: JS',
      'code: js',
      [
        'policy.yaml:2: code: expected capital letters',
        "policy.yaml:15: rules.0.id: JS-C1 does not begin with the policy's code js",
      ],
    ],
    [
      'validFrom: 2026-01-01\nvalidTo',
      'validFrom: 2026-02-30\nvalidTo',
      ['policy.yaml:9: validFrom: expected a day that exists, YYYY-MM-DD'],
    ],
    ['validTo: null', 'validTo: 2025-12-31', ['policy.yaml:10: validTo: the policy ends before it begins']],
  ])('%s, written %s, is %s', (written, instead, said) => {
    expect(problemsWith(written, instead)).toEqual(said);
  });

  it.each([
    ['2026-01-01', '2026-01-01'],
    ['2026-01-01', '2026-12-31'],
    ['null', '2026-12-31'],
    ['2026-01-01', 'null'],
    ['null', 'null'],
  ])('may hold from %s to %s', (from, to) => {
    expect(
      problemsWith('validFrom: 2026-01-01\nvalidTo: null', `validFrom: ${from}\nvalidTo: ${to}`),
    ).toEqual([]);
  });

  it.each([
    ['rules:\n', 'policy.yaml:14: rules: Too small: expected array to have >=1 items'],
    ['', 'policy.yaml:1: rules: Too small: expected array to have >=1 items'],
    ['rules: many\n', 'policy.yaml:14: rules.0: Invalid input: expected object, received string'],
  ])('is not enough: %s', (rules, said) => {
    expect(problemsOf(`${HEADING}${rules}`)).toEqual([said]);
  });
});

/** What is said of the folder where its rule is a check on money. */
function money(check: string): string[] {
  return problemsOf(
    SEVENTH.replace('scope: ELIGIBILITY', 'scope: MONEY').replace(CONDITION, `money: ${check}`),
  );
}

describe('a rule', () => {
  it.each([
    [
      'id: JS-C1',
      'id: C1',
      [
        '15: rules.0.id: expected an id such as WZ-C2 or WZ-C1q',
        "15: rules.0.id: C1 does not begin with the policy's code JS",
      ],
    ],
    ['id: JS-C1', 'id: WZ-C1', ["15: rules.0.id: WZ-C1 does not begin with the policy's code JS"]],
    ['topic: MEMBER_MINIMUM', 'topic: MEMBERS', [`19: rules.0.topic: ${TOPIC}`]],
    ['topic: MEMBER_MINIMUM', 'topic: [OTHER]', [`19: rules.0.topic: ${TOPIC}`]],
    ['topic: MEMBER_MINIMUM', 'topic: toString', [`19: rules.0.topic: ${TOPIC}`]],
    ['    topic: MEMBER_MINIMUM\n', '', [`15: rules.0.topic: ${TOPIC}`]],
    ['lines: L1', 'lines: 1', ['22: rules.0.citation.lines: expected a locator such as L23 or L33-34']],
    [
      'name: minimum, value: 3',
      'name: Minimum, value: 3',
      ['24: rules.0.parameters.0.name: expected a name in camel case'],
    ],
    [
      'value: 3',
      'value: -3',
      ['24: rules.0.parameters.0.value: expected a plain decimal that is not negative'],
    ],
    [
      'value: 3',
      'value: 3e1',
      ['24: rules.0.parameters.0.value: expected a plain decimal that is not negative'],
    ],
    [
      'value: 3',
      'value: three',
      ['24: rules.0.parameters.0.value: expected a plain decimal that is not negative'],
    ],
    [', validFrom: 2027-01-01', '', ['25: rules.0.parameters.1: minimum from the beginning stands twice']],
    [
      'value: 3, unit: members',
      'value: 3, unit: members, validFrom: 2027-01-01',
      ['25: rules.0.parameters.1: minimum from 2027-01-01 stands twice'],
    ],
    [
      'parameter: minimum',
      'parameter: minimal',
      ['24: rules.0.parameters: JS-C1 has no parameter minimal, which it compares with'],
    ],
    [
      'test: atLeast, measure: { of: members }, parameter: minimum',
      'test: atMost, measure: { of: members }, parameter: maximum',
      ['24: rules.0.parameters: JS-C1 has no parameter maximum, which it compares with'],
    ],
    [
      CONDITION,
      `appliesWhen: { test: allOf, of: [{ test: atMost, measure: { of: members }, parameter: most }] }\n    ${CONDITION}`,
      ['24: rules.0.parameters: JS-C1 has no parameter most, which it compares with'],
    ],
    [
      `    ${CONDITION}\n`,
      '',
      ['15: rules.0.condition: JS-C1 is checked and needs a condition, or the strength QUALITATIVE'],
    ],
    [
      'strength: MANDATORY',
      'strength: QUALITATIVE',
      ['26: rules.0.condition: JS-C1 is QUALITATIVE: only a person can judge it, so it has no condition'],
    ],
    [
      'scope: ELIGIBILITY',
      'scope: DUTY',
      ['26: rules.0.condition: JS-C1 has the scope DUTY; only ELIGIBILITY rules have a condition'],
    ],
    [
      CONDITION,
      `${CONDITION}\n    money: { check: budgetSums }`,
      ['27: rules.0.money: JS-C1 has the scope ELIGIBILITY; only MONEY rules check projects'],
    ],
  ])('%s, written %s, is told so', (written, instead, said) => {
    expect(problemsWith(written, instead)).toEqual(said.map((line) => `policy.yaml:${line}`));
  });

  it.each([
    [
      'a person judges',
      'scope: ELIGIBILITY\n    strength: MANDATORY',
      'scope: ELIGIBILITY\n    strength: QUALITATIVE',
    ],
    ['is not checked', 'scope: ELIGIBILITY', 'scope: DUTY'],
    [
      'nobody binds',
      'scope: ELIGIBILITY\n    strength: MANDATORY',
      'scope: SUPPORT\n    strength: PERMITTED',
    ],
  ])('that %s needs no condition', (_, written, instead) => {
    expect(problemsOf(SEVENTH.replace(written, instead).replace(`    ${CONDITION}\n`, ''))).toEqual([]);
  });

  it('on money has the numbers that it checks with', () => {
    expect(money('{ check: projectsPerYear, maximum: minimum }')).toEqual([]);
    expect(money('{ check: budgetSums }')).toEqual([]);
    expect(money('{ check: fundingCap, share: part, ceiling: most }')).toEqual([
      'policy.yaml:24: rules.0.parameters: JS-C1 has no parameter part, which it compares with',
      'policy.yaml:24: rules.0.parameters: JS-C1 has no parameter most, which it compares with',
    ]);
  });

  it('stands once, by itself or as an arm of another', () => {
    const again = SEVENTH.slice(SEVENTH.indexOf('  - id'));
    expect(problemsOf(SEVENTH + again)).toEqual([
      'policy.yaml:15: rules.0.id: JS-C1 stands twice',
      'policy.yaml:27: rules.1.id: JS-C1 stands twice',
    ]);
    const arm = SEVENTH.replace('id: JS-C1', 'id: JS-C1\n    includes: [JS-C2]');
    expect(problemsOf(arm + again.replace('JS-C1', 'JS-C3'))).toEqual([]);
    // The arm stands before the rule, so it is the rule that is told.
    expect(
      problemsOf(
        again.replace(/^/, HEADING + 'rules:\n').replace('JS-C1', 'JS-C2') + arm.slice(arm.indexOf('  - id')),
      ),
    ).toEqual(['policy.yaml:15: rules.0.id: JS-C2 stands twice']);
  });

  it('is told by its place in its own file', () => {
    const second = `rules:\n${SEVENTH.slice(SEVENTH.indexOf('  - id')).replace('JS-C1', 'JS-C2')}`;
    const third = SEVENTH.slice(SEVENTH.indexOf('  - id'))
      .replace('JS-C1', 'JS-C3')
      .replace('MANDATORY', 'STRICT');
    const strengths =
      '"MANDATORY"|"IN_PRINCIPLE"|"GENERAL"|"PRIORITY"|"ENCOURAGED"|"PERMITTED"|"QUALITATIVE"';
    expect(problemsOf(SEVENTH, second + third)).toEqual([
      `course.yaml:16: rules.1.strength: Invalid option: expected one of ${strengths}`,
    ]);
    expect(problemsOf(SEVENTH + third, second)).toEqual([
      `policy.yaml:29: rules.1.strength: Invalid option: expected one of ${strengths}`,
    ]);
  });
});

/** The rules that the course below names, with the numbers that it reads of them. */
const COURSE_RULES = [
  ['JS-P1', 'reviewers'],
  ['JS-P2', ''],
  ['JS-P3', 'days'],
  ['JS-P4', ''],
  ['JS-P5', 'years', 'times'],
  ['JS-P6', 'months'],
  ['JS-P7', ''],
  ['JS-P8', ''],
  ['JS-P9', ''],
  ['JS-T1', 'consortia'],
  ['JS-T2', 'other'],
] as const;
const TITLE = 'title: { zh: 题, en: Title }';
const COURSE = `course:
  stages:
    - { stage: SUBMITTED, rule: JS-P2, by: LEAD, ${TITLE} }
    - { stage: EXPERT_REVIEW, rule: JS-P1, by: EXPERTS, ${TITLE}, reviewers: reviewers }
  windows:
    - { key: first, rule: JS-P2, kind: APPLICATION, ${TITLE}, opensOn: null, closesOn: 2026-06-01 }
  notice: { rule: JS-P3, workingDays: days }
  duties:
    - { key: report, rule: JS-P4, by: LEAD, to: null, ${TITLE}, frequency: ONGOING, due: null }
  consequences:
    - { rule: JS-P5, ${TITLE}, effect: REVOKED, lasts: years, after: { event: GRADE, grade: POOR, inARow: times } }
    - { rule: JS-P6, ${TITLE}, effect: DISSOLVED, after: { event: PLAN_ENDED, months: months } }
    - { rule: JS-P2, ${TITLE}, effect: MORE_SUPPORT, after: { event: GRADE, grade: POOR } }
  memberChanges:
    - { rule: JS-P7, change: ADMISSION, supplementaryAgreement: true }
  lock: { rule: JS-P8, parts: [CONTENT] }
  dissolution: { rule: JS-P9, by: LEAD, consent: true, notWithProjects: [] }
  targets:
    - { rule: JS-T1, ${TITLE}, byYear: 2027, count: consortia, approximate: true }
rules:
${COURSE_RULES.map(([id, ...names]) => ruleOf(id, names)).join('')}`;

function ruleOf(id: string, names: readonly string[]): string {
  const parameters = names
    .filter((name) => name !== '')
    .map((name) => `{ name: ${name}, value: 2, unit: years }`);
  return `  - id: ${id}
    scope: PROCESS
    strength: MANDATORY
    modalText: 应
    topic: OTHER
    title: { zh: 题, en: Title }
    summary: { zh: 要点。, en: Summary. }
    citation: { clause: 一, lines: L1 }
    parameters: [${parameters.join(', ')}]
`;
}

describe('the course of a policy', () => {
  const rules = COURSE.slice(COURSE.indexOf('rules:\n'));
  const written = COURSE.slice(0, COURSE.indexOf('rules:\n'));

  it('may name every rule and read every number that there is', () => {
    expect(problemsOf(SEVENTH, COURSE)).toEqual([]);
    expect(problemsOf(SEVENTH, COURSE.replace('workingDays: days', 'workingDays: null'))).toEqual([]);
    expect(problemsOf(SEVENTH, COURSE.replace('  notice: { rule: JS-P3, workingDays: days }\n', ''))).toEqual(
      [],
    );
    // An arm is no less a rule.
    const arm = SEVENTH.replace('id: JS-C1', 'id: JS-C1\n    includes: [JS-C2]');
    expect(problemsOf(arm, written.replace('rule: JS-P7', 'rule: JS-C2') + rules)).toEqual([]);
  });

  it.each([
    'stages:\n    - { stage: SUBMITTED',
    'windows:',
    'notice:',
    'duties:',
    'memberChanges:',
    'lock:',
    'dissolution:',
  ])('names no rule that there is not: %s', (part) => {
    const at = written.indexOf('rule: JS-P', written.indexOf(part));
    const wrong = `${written.slice(0, at)}rule: JS-P0${written.slice(at + 'rule: JS-P1'.length)}`;
    expect(problemsOf(SEVENTH, wrong + rules)).toEqual([
      'course.yaml:2: course: the course names JS-P0, which is no rule of this policy',
      ...(part === 'notice:'
        ? ['course.yaml:2: course: the course reads the parameter days of JS-P0, which is not there']
        : []),
    ]);
  });

  it.each([
    [
      'rule: JS-P6',
      'rule: JS-P0',
      [
        'names JS-P0, which is no rule of this policy',
        'reads the parameter months of JS-P0, which is not there',
      ],
    ],
    [
      'rule: JS-T1',
      'rule: JS-T0',
      [
        'names JS-T0, which is no rule of this policy',
        'reads the parameter consortia of JS-T0, which is not there',
      ],
    ],
    ['reviewers: reviewers', 'reviewers: days', ['reads the parameter days of JS-P1, which is not there']],
    [
      'workingDays: days',
      'workingDays: reviewers',
      ['reads the parameter reviewers of JS-P3, which is not there'],
    ],
    ['count: consortia', 'count: other', ['reads the parameter other of JS-T1, which is not there']],
    ['lasts: years', 'lasts: months', ['reads the parameter months of JS-P5, which is not there']],
    ['inARow: times', 'inARow: row', ['reads the parameter row of JS-P5, which is not there']],
    ['months: months', 'months: years', ['reads the parameter years of JS-P6, which is not there']],
  ])('reads no number that its rule has not: %s, written %s', (right, wrong, said) => {
    expect(problemsOf(SEVENTH, written.replace(right, wrong) + rules)).toEqual(
      said.map((words) => `course.yaml:2: course: the course ${words}`),
    );
  });

  it('stands in one of the two files, and its faults are told where it stands', () => {
    expect(problemsOf(`${SEVENTH}course: { form: NONE }\n`, 'rules: []\ncourse: { form: NONE }\n')).toEqual([
      'course.yaml:2: course: belongs in policy.yaml alone',
    ]);
    const [said] = problemsOf(`${SEVENTH}course:\n  form: NOTHING\n`, 'rules: []\n');
    expect(said).toMatch(/^policy\.yaml:28: course\.form: Invalid option/);
    const [alone] = problemsOf(`${SEVENTH}course:\n  form: NOTHING\n`);
    expect(alone).toMatch(/^policy\.yaml:28: course\.form: Invalid option/);
    const [heading] = problemsOf(SEVENTH.replace('tier: COUNTY', 'tier: COUNTRY'), COURSE);
    expect(heading).toMatch(/^policy\.yaml:7: tier: Invalid option/);
  });
});
