import { LineCounter } from 'yaml';
import { folderSchema } from '../../src/policy/folder-schema.ts';
import { parsePolicyYaml } from '../../src/policy/load.ts';
import type { Policy } from '../../src/policy/policy.ts';

/** A rule as a policy folder states it; what is left out is of no matter to the test. */
export interface MadeRule {
  readonly id: string;
  readonly condition?: string;
  readonly strength?: string;
  readonly parameters?: string;
  /** Further lines of the rule. */
  readonly more?: string;
}

const FOLDER = `key: made-2025
code: MD
title: { zh: 试行办法, en: Made measures }
document: { title: 某市试行办法, issuer: null, number: null, issuedOn: null }
interpreter: null
standing: IN_FORCE
tier: MUNICIPAL
division: '330300'
validFrom: 2025-01-01
validTo: null
existsFrom: 2025-01-01
comparabilityNote: null
readings: { leadCounts: true, rdIntensityMethod: POOLED }
rules:
`;

function ruleText({ id, condition, strength = 'MANDATORY', parameters = '[]', more = '' }: MadeRule): string {
  const asked = condition === undefined ? '' : `\n    condition: ${condition}`;
  return `  - id: ${id}
    scope: ELIGIBILITY
    strength: ${strength}
    modalText: 应
    topic: MEMBER_MINIMUM
    title: { zh: 题, en: Title }
    summary: { zh: 要点。, en: Summary. }
    citation: { clause: 一, lines: L1 }
    parameters: ${parameters}${asked}${more}
`;
}

/** A policy of Wenzhou's with these rules, read as the folder of a policy is. */
export function madePolicy(rules: readonly MadeRule[], course = ''): Policy {
  const text = `${FOLDER}${rules.map(ruleText).join('')}${course}`;
  const { rules: read, ...rest } = folderSchema.parse(parsePolicyYaml(text, new LineCounter()).toJS());
  return {
    ...rest,
    rules: read.map((rule) => ({ ...rule, citation: { ...rule.citation, document: rest.document.title } })),
    version: 'made',
  };
}
