import { useWords } from '../words/words.tsx';

/** How a verdict or an outcome looks: never by colour alone. */
const STATES = {
  COMPLIANT: ['✓', 'pass'],
  PASS: ['✓', 'pass'],
  DEVIATING: ['▲', 'deviating'],
  NON_COMPLIANT: ['✕', 'fail'],
  FAIL: ['✕', 'fail'],
  UNDETERMINED: ['?', 'unknown'],
  UNKNOWN: ['?', 'unknown'],
  NEEDS_JUDGEMENT: ['◉', 'judgement'],
  NOT_APPLICABLE: ['–', 'not-applicable'],
} as const;
export type State = keyof typeof STATES;

/** The sign of a state. */
export function iconOf(state: State): string {
  return STATES[state][0];
}

/** The class that gives a state its colour. */
export function classOf(state: State): string {
  return STATES[state][1];
}

/** A state as icon and word. */
export function Tag({
  state,
  of,
}: {
  readonly state: State;
  readonly of: 'ComplianceVerdict' | 'CheckOutcome';
}) {
  const { label } = useWords();
  return (
    <span className={`tag ${classOf(state)}`}>
      <span aria-hidden="true">{iconOf(state)}</span>
      {label(of, state)}
    </span>
  );
}
