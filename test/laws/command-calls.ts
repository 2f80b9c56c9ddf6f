/** What a call prints that is of its own moment and so never the same twice. */
export type Varying = 'key' | 'instant' | 'hash';

/** A call of a command, and how it ends. */
export interface CommandCall {
  /** The command, such as `keys create`. */
  readonly command: string;
  readonly parameters: readonly string[];
  /** 1 is a call that is refused, or that found what it looks for to be wrong. */
  readonly status: 0 | 1;
  readonly environment?: Readonly<Record<string, string>>;
  readonly varies?: readonly Varying[];
}

/** A key that personal data is encrypted by anew. */
export const NEXT_KEY = Buffer.alloc(32, 9).toString('base64');
/** The consortium whose form is written, of the sample data. */
const CONSORTIUM = 'LOCAL:sample-wenzhou-001';
/** The file that a backup is written to. */
export const BACKUP = 'out/atlas.backup.gz';
/** Stands for the reference of the draft that was kept by a call before. */
export const DRAFT = 'the draft';

const OF_A_DAY = ['--as-of', '2026-07-01'];
const NARROWED = [
  '--filter',
  '{"divisions":["330300"]}',
  '--order-by',
  '{"field":"NAME"}',
  '--search',
  '温州',
];
const GROUPED = [
  '--group-by',
  'CITY',
  '--having',
  '[{"atLeast":"2"}]',
  '--select',
  '{ count rdIntensity { pooled } }',
];
const OF_VERDICTS = [
  '--days',
  '2025-01-01,2026-07-01',
  '--policy',
  'wenzhou-2025',
  '--verdicts',
  'COMPLIANT',
];
const OF_A_UNIT = ['--unit', 'LOCAL:lead-a', '--scopes', 'READ', '--expires', '2099-12-31'];

type More = Pick<CommandCall, 'environment' | 'varies'>;
const good = (command: string, parameters: readonly string[] = [], more: More = {}): CommandCall => ({
  command,
  parameters,
  status: 0,
  ...more,
});
const bad = (command: string, parameters: readonly string[], more: More = {}): CommandCall => ({
  command,
  parameters,
  status: 1,
  ...more,
});

/**
 * Calls of every command that can work on a database of its own and over a service. Names of files are relative to a folder
 * with those that the law makes.
 *
 * @param anchor the end of the history as it is before.
 * @returns those that change nothing; and those that change the database, with those that tell what has become of it then,
 *   in the order in which they are made.
 */
export function commandCalls(anchor: string): {
  readonly looks: readonly CommandCall[];
  readonly changes: readonly CommandCall[];
} {
  return { looks: looks(), changes: changes(anchor) };
}

function looks(): CommandCall[] {
  return [
    good('migrate'),
    good('history head'),
    good('check', ['--policy', 'wenzhou-2025', '--on', '2026-07-01']),
    good('check', ['--policy', 'wenzhou-2025', '--on', '2026-07-01', '--division', '330302', '--json']),
    bad('check', ['--policy', 'wenzhou-2024']),
    good('export', ['out/set']),
    good('export', ['out/consortia.csv', ...NARROWED, '--bom', ...OF_A_DAY]),
    good('export', ['out/units.xlsx', '--sample', '{"size":50,"seed":1}', '--public', ...OF_A_DAY]),
    bad('export', ['out/set', '--bom']),
    bad('export', ['out/secrets.csv']),
    bad('export', ['out/consortia.csv', '--filter', '{']),
    bad('export', ['out/consortia.csv', '--filter', '{"colour":"red"}']),
    bad('export', ['out/units.csv', '--personal', '--public']),
    bad('export', ['text/set']),
    bad('export', ['text/units.csv']),
    good('form new', ['out/new.xlsx', '--policy', 'wenzhou-2025']),
    bad('form new', ['out/new.xlsx', '--policy', 'weihai-2022']),
    bad('form new', ['nowhere/new.xlsx', '--policy', 'wenzhou-2025']),
    bad('form read', ['text']),
    bad('form read', ['nowhere.xlsx']),
    bad('form read', ['empty']),
    bad('form read', ['wrong.xlsx', '--draft', '--json']),
    good('form write', [CONSORTIUM, 'out/consortium.xlsx', '--policy', 'wenzhou-2025']),
    bad('form write', ['LOCAL:nobody', 'out/nobody.xlsx']),
    bad('check', ['--policy', 'wenzhou-2025', '--division', '999999']),
    bad('form summary', ['out/nowhere.xlsx', '--policy', 'hangzhou-2022', '--division', '999999']),
    good('form summary', ['out/summary.xlsx', '--policy', 'hangzhou-2022', '--division', '330100']),
    bad('form summary', ['out/summary.xlsx', '--policy', 'wenzhou-2025', '--division', '330100']),
    bad('form summary', ['text/summary.xlsx', '--policy', 'hangzhou-2022', '--division', '330100']),
  ];
}

function changes(anchor: string): CommandCall[] {
  return [
    bad('import', ['nowhere']),
    bad('import', ['empty']),
    bad('import', ['wrong-set']),
    good('import', ['wrong-set', '--partial', '--json', '--reason', '能取的先取']),
    good('import', ['set']),
    good('form read', ['right.xlsx', '--draft', '--out', 'out/draft.json']),
    bad('form read', ['right.xlsx', '--json', '--out', 'nowhere/draft.json']),
    good('keys create', ['office', '--role', 'CITY_OFFICER', '--division', '330300'], { varies: ['key'] }),
    good('keys create', ['lead', '--role', 'APPLICANT', ...OF_A_UNIT], { varies: ['key'] }),
    bad('keys create', ['office', '--role', 'ANALYST']),
    bad('keys create', ['district', '--role', 'DISTRICT_OFFICER', '--division', '999999']),
    good('keys revoke', ['lead']),
    bad('keys revoke', ['nobody']),
    // Verdicts that were come to are kept.
    good('export', ['out/consortium-statistics.jsonstat', ...GROUPED, ...OF_VERDICTS]),
    // Whose numbers were looked at is written down.
    good('export', ['out/units.csv', '--personal', ...OF_A_DAY]),
    good('keys rotate-personal-data', [], { environment: { ATLAS_PERSONAL_DATA_KEYS: NEXT_KEY } }),
    bad('keys rotate-personal-data', [], { environment: { ATLAS_PERSONAL_DATA_KEYS: 'short' } }),
    good('keys list', [], { varies: ['instant'] }),
    good('form write', [DRAFT, 'out/draft.xlsx']),
    good('history head', [], { varies: ['hash'] }),
    good('history verify', ['--anchor', anchor], { varies: ['hash'] }),
    bad('history verify', ['--json', '--anchor', anchor.replace(/:.*/, `:${'0'.repeat(64)}`)], {
      varies: ['hash'],
    }),
    good('backup', [BACKUP, '--json']),
    bad('backup', ['nowhere/atlas.backup.gz']),
    bad('backup', ['begun.backup.gz']),
    bad('restore', [BACKUP, '--json']),
    bad('restore', ['nowhere.backup.gz']),
  ];
}
