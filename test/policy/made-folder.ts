import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadPolicies } from '../../src/policy/load.ts';
import { PolicyError } from '../../src/policy/policy-error.ts';

/** The file of a policy folder without faults, named jiashan-2026. */
export const SEVENTH = `key: jiashan-2026
code: JS
title: { zh: 嘉善县办法, en: Jiashan measures }
document: { title: 嘉善县创新联合体办法, issuer: null, number: null, issuedOn: null }
interpreter: null
standing: IN_FORCE
tier: COUNTY
division: '330300'
validFrom: 2026-01-01
validTo: null
existsFrom: 2026-01-01
comparabilityNote: null
readings: { leadCounts: true, rdIntensityMethod: POOLED }
rules:
  - id: JS-C1
    scope: ELIGIBILITY
    strength: MANDATORY
    modalText: 应
    topic: MEMBER_MINIMUM
    title: { zh: 不少于3家, en: Three or more }
    summary: { zh: 成员不少于3家，且半数以上为企业。, en: 'At least three members, half of them enterprises.' }
    citation: { clause: 一, lines: L1 }
    parameters:
      - { name: minimum, value: 3, unit: members }
      - { name: minimum, value: 9, unit: members, validFrom: 2027-01-01 }
    condition: { test: atLeast, measure: { of: members }, parameter: minimum }
`;

/** What is said of that folder with this text in it, a line each, each file by its own name; nothing where it is sound. */
export function problemsOf(text: string, course?: string): string[] {
  const directory = mkdtempSync(join(tmpdir(), 'policies-'));
  try {
    mkdirSync(join(directory, 'jiashan-2026'));
    writeFileSync(join(directory, 'jiashan-2026', 'policy.yaml'), text);
    if (course !== undefined) writeFileSync(join(directory, 'jiashan-2026', 'course.yaml'), course);
    loadPolicies(directory);
    return [];
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    return error.message.split('\n').map((line) => line.replace('jiashan-2026/', ''));
  } finally {
    rmSync(directory, { recursive: true });
  }
}
