import type { ValueOf } from '../../words/values.ts';
import type { Words } from '../../words/words.tsx';

/** What a verdict was come to on. */
interface Judged {
  readonly verdict: ValueOf<'ComplianceVerdict'>;
  readonly checks: readonly {
    readonly outcome: ValueOf<'CheckOutcome'>;
    readonly rule: { readonly strength: ValueOf<'RuleStrength'> };
  }[];
}

/** A verdict as a sentence, with how many rules it hangs on, and how many only a person can judge. */
export function verdictInWords({ verdict, checks }: Judged, { say }: Words): string {
  const count = (outcome: ValueOf<'CheckOutcome'>) =>
    checks.filter((check) => check.outcome === outcome).length;
  const mandatory = checks.filter(({ outcome, rule }) => outcome === 'FAIL' && rule.strength === 'MANDATORY');
  switch (verdict) {
    case 'COMPLIANT':
      return say('compliance.COMPLIANT', { judge: count('NEEDS_JUDGEMENT') });
    case 'DEVIATING':
      return say('compliance.DEVIATING', { bad: count('FAIL'), judge: count('NEEDS_JUDGEMENT') });
    case 'NON_COMPLIANT':
      return say('compliance.NON_COMPLIANT', { bad: mandatory.length });
    case 'UNDETERMINED':
      return say('compliance.UNDETERMINED', { missing: count('UNKNOWN') });
  }
}
