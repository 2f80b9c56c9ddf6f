import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkCompliance } from '../../src/policy/compliance.ts';
import { ENGINE_VERSION } from '../../src/policy/engine-version.ts';
import { loadPolicies, PolicySet } from '../../src/policy/load.ts';
import { PolicyError } from '../../src/policy/policy-error.ts';
import { SEVENTH } from './made-folder.ts';
import { divisions, policies, policyOf, wenzhouConsortium } from './sample.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'policies-'));
});
afterEach(() => {
  rmSync(directory, { recursive: true });
});

function addFolder(name: string, text: string): void {
  mkdirSync(join(directory, name));
  writeFileSync(join(directory, name, 'policy.yaml'), text);
}

function problemsOf(text: string): string {
  addFolder('jiashan-2026', text);
  try {
    loadPolicies(directory);
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
  return '';
}

describe('a seventh policy', () => {
  it('is added by adding a folder', () => {
    addFolder('jiashan-2026', SEVENTH);
    const policy = loadPolicies(directory).get('jiashan-2026');
    expect(policy?.validTo).toBeNull();
    const report =
      policy && checkCompliance({ policy, facts: wenzhouConsortium, on: '2026-05-01', divisions });
    expect([report?.verdict, report?.policyStatus]).toEqual(['COMPLIANT', 'IN_FORCE']);
  });

  it('takes another number from the day on which it holds', () => {
    addFolder('jiashan-2026', SEVENTH);
    const policy = loadPolicies(directory).get('jiashan-2026');
    const verdicts = ['2025-01-01', '2026-12-31', '2027-01-01'].map(
      (on) => policy && checkCompliance({ policy, facts: wenzhouConsortium, on, divisions }).verdict,
    );
    expect(verdicts).toEqual(['COMPLIANT', 'COMPLIANT', 'NON_COMPLIANT']);
  });

  it('changes its version with its text, and not with how lines end', () => {
    addFolder('jiashan-2026', SEVENTH);
    const version = loadPolicies(directory).get('jiashan-2026')?.version;
    writeFileSync(join(directory, 'jiashan-2026', 'policy.yaml'), SEVENTH.replaceAll('\n', '\r\n'));
    expect(loadPolicies(directory).get('jiashan-2026')?.version).toBe(version);
    writeFileSync(join(directory, 'jiashan-2026', 'policy.yaml'), SEVENTH.replace('value: 3', 'value: 4'));
    expect(loadPolicies(directory).get('jiashan-2026')?.version).not.toBe(version);
  });

  it('has the same version wherever it is loaded, of both its files', () => {
    addFolder('jiashan-2026', SEVENTH);
    expect(loadPolicies(directory).get('jiashan-2026')?.version).toBe('0b2b5cd704a0e09f');
    writeFileSync(join(directory, 'jiashan-2026', 'course.yaml'), 'rules: []\n');
    expect(loadPolicies(directory).get('jiashan-2026')?.version).toBe('ab549afd85cb7bf3');
  });

  it('may use a part again that is written before', () => {
    const rest = 'document: &named { title: 名, issuer: null, number: null, issuedOn: null }\n';
    addFolder(
      'jiashan-2026',
      SEVENTH.replace(/^document: .*\n/m, rest)
        .replace('zh: 嘉善县办法', 'zh: &zh 办法')
        .replace('zh: 不少于3家', 'zh: *zh'),
    );
    expect(loadPolicies(directory).get('jiashan-2026')?.rules[0]?.title.zh).toBe('办法');
  });

  it('may use it however often', () => {
    const arms = `[&arm JS-C2, ${Array.from({ length: 120 }, () => '*arm').join(', ')}]`;
    addFolder('jiashan-2026', SEVENTH.replace('id: JS-C1', `id: JS-C1\n    includes: ${arms}`));
    expect(loadPolicies(directory).get('jiashan-2026')?.rules[0]?.includes).toHaveLength(121);
  });

  it('never passes a threshold through a float', () => {
    const exact = '0.10000000000000000001';
    addFolder('jiashan-2026', SEVENTH.replace('value: 3, unit: members', `value: ${exact}, unit: ratio`));
    expect(loadPolicies(directory).get('jiashan-2026')?.rules[0]?.parameters[0]?.value.toFixed()).toBe(exact);
  });
});

describe('a folder with faults', () => {
  it.each([
    [
      'a misspelt word',
      'strength: MANDATORY',
      'strength: MANDATRY',
      /^jiashan-2026\/policy\.yaml:17: rules\.0\.strength: /,
    ],
    ['a name nobody knows', 'interpreter: null', 'interpretor: null', /policy\.yaml:1: .*interpretor/],
    [
      'a missing parameter',
      'parameter: minimum }',
      'parameter: minimal }',
      /policy\.yaml:2[3-4]: .*JS-C1 has no parameter minimal/,
    ],
    [
      'a day that is none',
      'validFrom: 2026-01-01\nvalidTo',
      'validFrom: 2026-02-30\nvalidTo',
      /policy\.yaml:9: validFrom: expected a day/,
    ],
    ['a number that is none', 'value: 3,', 'value: three,', /policy\.yaml:24: .*plain decimal/],
    ['a word of another list', '{ of: members }', '{ of: membres }', /policy\.yaml:26: /],
    [
      'an id of another policy',
      'id: JS-C1',
      'id: WZ-C1',
      /policy\.yaml:15: .*does not begin with the policy's code JS/,
    ],
    ['a key that is not the folder', 'key: jiashan-2026', 'key: jiashan-2027', /policy\.yaml:1: key: /],
    ['an indentation gone wrong', 'rules:\n', 'rules:\n\t', /policy\.yaml:1[4-5]: /],
    [
      'a period that ends before it begins',
      'validTo: null',
      'validTo: 2025-01-01',
      /validTo: the policy ends before it begins/,
    ],
  ])('%s is named with file and line', (_, right, wrong, message) => {
    expect(problemsOf(SEVENTH.replace(right, wrong))).toMatch(message);
  });

  it('is named beside all the others', () => {
    addFolder('empty', '');
    expect(problemsOf('rules: [')).toMatch(/^empty\/policy\.yaml:1: .*\njiashan-2026\/policy\.yaml:1: /);
  });

  it('without the file says so', () => {
    mkdirSync(join(directory, 'bare'));
    expect(() => loadPolicies(directory)).toThrow('bare/policy.yaml: is missing');
  });

  it('refuses in the second file what belongs in the first', () => {
    addFolder('jiashan-2026', SEVENTH);
    writeFileSync(join(directory, 'jiashan-2026', 'course.yaml'), 'rules: []\ndivision: "330300"\n');
    expect(() => loadPolicies(directory)).toThrow(
      'jiashan-2026/course.yaml:2: division: belongs in policy.yaml alone',
    );
  });

  it('names the line of the second file where the fault lies there', () => {
    addFolder('jiashan-2026', SEVENTH);
    const rule = SEVENTH.slice(SEVENTH.indexOf('rules:'))
      .replace('JS-C1', 'JS-C2')
      .replace('title: { zh', 'titel: { zh');
    writeFileSync(join(directory, 'jiashan-2026', 'course.yaml'), rule);
    expect(() => loadPolicies(directory)).toThrow(/^jiashan-2026\/course\.yaml:\d+: rules\.0/);
  });
});

/** What is said of the fourteen lines before the rules, the rules of the first file, and a second file. */
function problemsWithCourse(text: string, course: string): string {
  mkdirSync(join(directory, 'jiashan-2026'));
  writeFileSync(join(directory, 'jiashan-2026', 'course.yaml'), course);
  writeFileSync(join(directory, 'jiashan-2026', 'policy.yaml'), text);
  try {
    loadPolicies(directory);
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
  return '';
}

function wrong(text: string, right: string): string {
  return right === '' ? text : text.replace(right, 'strength: WRONG');
}

describe('a folder of two files', () => {
  const second = SEVENTH.slice(SEVENTH.indexOf('rules:')).replace('JS-C1', 'JS-C2');

  it('is read as one', () => {
    expect(problemsWithCourse(SEVENTH, second)).toBe('');
    const policy = loadPolicies(directory).get('jiashan-2026');
    expect(policy?.rules.map(({ id }) => id)).toEqual(['JS-C1', 'JS-C2']);
    expect(policy?.rules[1]?.citation.document).toBe('嘉善县创新联合体办法');
  });

  it.each([
    // The strength of the first file's rule stands in its seventeenth line, that of the second's in the fourth.
    ['the first', 'strength: MANDATORY', '', /^jiashan-2026\/policy\.yaml:17: rules\.0\.strength: /],
    ['the second', '', 'strength: MANDATORY', /^jiashan-2026\/course\.yaml:4: rules\.0\.strength: /],
  ])('has the fault in %s where it lies there', (_, inFirst, inSecond, message) => {
    expect(problemsWithCourse(wrong(SEVENTH, inFirst), wrong(second, inSecond))).toMatch(message);
  });

  it('has a fault of its course in the second file, and one of its heading in the first', () => {
    expect(problemsWithCourse(SEVENTH, 'course:\n  stages:\n    - { stage: DRAFTNG }\n')).toMatch(
      /^jiashan-2026\/course\.yaml:3: course\.stages\.0\.stage: /,
    );
  });

  it('has a fault of its heading in the first', () => {
    expect(problemsWithCourse(SEVENTH.replace('tier: COUNTY', 'tier: COUNTRY'), second)).toMatch(
      /^jiashan-2026\/policy\.yaml:7: tier: /,
    );
  });
});

describe('a set of policies', () => {
  it('is of the folders of a directory, and of nothing else there', () => {
    addFolder('jiashan-2026', SEVENTH);
    addFolder('.git', 'rules: [');
    addFolder('anji.2026', SEVENTH.replace('key: jiashan-2026', 'key: anji-2026'));
    writeFileSync(join(directory, 'README.md'), '# Policies');
    expect(() => loadPolicies(directory)).toThrow(
      new PolicyError(
        'BAD_POLICY_FOLDER',
        'anji.2026/policy.yaml:1: key: is anji-2026, which is not the name of the folder',
      ),
    );
    renameSync(join(directory, 'anji.2026'), join(directory, 'anji-2026'));
    expect(
      loadPolicies(directory)
        .all()
        .map(({ key }) => key),
    ).toEqual(['anji-2026', 'jiashan-2026']);
  });

  it('names the directory that cannot be read', () => {
    const nowhere = join(directory, 'nowhere');
    expect(() => loadPolicies(nowhere)).toThrow(
      new PolicyError('BAD_POLICY_FOLDER', `the folder of policies cannot be read: ${nowhere}`),
    );
  });

  it('lists its policies by key, in whichever order they came, and names what checks rest on', () => {
    const [first, second, third] = ['a', 'b', 'c'].map((key) => ({
      ...policyOf('wenzhou-2025'),
      key,
      version: `v${key}`,
    }));
    if (!first || !second || !third) throw new Error('no policies');
    for (const order of [
      [first, second, third],
      [third, second, first],
      [second, third, first],
    ]) {
      const set = new PolicySet(order);
      expect(set.all().map(({ key }) => key)).toEqual(['a', 'b', 'c']);
      expect(set.release()).toBe(`${ENGINE_VERSION}\na va\nb vb\nc vc`);
    }
  });

  it('names the key nearest to a wrong one', () => {
    expect(policies.get('wenzhou-2024')).toBeUndefined();
    expect(policies.nearest('wenzhou-2024')).toBe('wenzhou-2025');
    expect(policies.nearest('taizhou-2025')).toBe('taizhou-2025-draft');
    expect(policies.nearest('x')).toBeNull();
  });

  it('stays under four hundred lines a file', () => {
    for (const { key } of policies.all()) {
      const lines = readFileSync(join('policies', key, 'policy.yaml'), 'utf8').split('\n').length;
      expect(lines).toBeLessThan(400);
    }
  });
});
