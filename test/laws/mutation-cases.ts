import type { Database } from '../../src/database/database.ts';
import { encodeId } from '../../src/resolvers/request/global-id.ts';
import { mutationsOf, RECORD_KINDS } from '../../src/resolvers/changes/records/kinds.ts';
import type { RecordKind } from '../../src/resolvers/changes/records/record.ts';
import { UploadedFile } from '../../src/resolvers/request/uploaded-file.ts';
import { compliantApplication, withoutNumbers } from '../applications/forms.ts';
import { LIVES } from '../changes/every-kind.ts';
import { parentsIn, type Place, PLACES, recordIn } from './places.ts';

/** A row number that no table has. */
const NOTHING = 99_999_999;

/** A mutation as it is sent for the record of a place. */
export interface MutationCase {
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** The right that it needs at the record, in the words of rights.csv; null where it is about no record. */
  readonly right: string | null;
  /** What refuses it where the viewer may not know of the record; null where everybody may. */
  readonly seenBy: string | null;
  /** Whether it makes something new, which belongs to nobody but the officers of its place. */
  readonly isNew: boolean;
  /** The same of a record that is not there; null where none is named. */
  readonly ofNothing: Readonly<Record<string, unknown>> | null;
}

type CaseOf = (database: Database, place: Place, version: 'RIGHT' | 'STALE') => Promise<MutationCase>;

/** A valid request of every mutation, by its name. */
export const MUTATION_CASES: ReadonlyMap<string, CaseOf> = new Map([
  ...RECORD_KINDS.flatMap(casesOfKind),
  ...otherCases(),
]);

function casesOfKind(kind: RecordKind): [string, CaseOf][] {
  const { create, change, end, remove } = mutationsOf(kind);
  const found: [string, CaseOf][] = [[create, (database, place) => creation(database, kind, create, place)]];
  const named: [string | null, object][] = [
    [change, change === null ? {} : changeOf(kind)],
    [end, { on: '2026-12-31' }],
    [remove, {}],
  ];
  for (const [mutation, more] of named) {
    if (mutation === null) continue;
    const isEnd = mutation === end;
    found.push([
      mutation,
      async (database, place, wanted) => {
        const { id, version } = await recordIn(database, kind, place);
        const stated = wanted === 'RIGHT' ? version : version + 1;
        return {
          document: documentOf(mutation, kind.name),
          variables: { input: { id, version: stated, ...more } },
          ofNothing: { input: { id: encodeId(kind.name, NOTHING), version: stated, ...more } },
          right: isEnd && kind.end?.official ? 'WRITE_OFFICIAL_RECORDS' : kind.right,
          seenBy: kind.seenBy ?? null,
          isNew: false,
        };
      },
    ]);
  }
  return found;
}

async function creation(
  database: Database,
  kind: RecordKind,
  mutation: string,
  place: Place,
): Promise<MutationCase> {
  const parents = await parentsIn(database, place);
  const { district, consortium } = PLACES[place];
  const division = district;
  const input =
    kind.name === 'Unit'
      ? { ref: `${consortium}-new`, name: '新单位', registeredDivision: division }
      : kind.name === 'Consortium'
        ? { ref: `${consortium}-new`, name: '新联合体', tier: 'MUNICIPAL', division }
        : lifeOf(kind).made(parents);
  return {
    document: documentOf(mutation, kind.name),
    variables: { input },
    ofNothing: null,
    right: kind.right,
    seenBy: null,
    isNew: kind.owners === 'ITSELF',
  };
}

/** What changes a record, and is not for officers alone. */
function changeOf(kind: RecordKind): object {
  if (kind.name === 'Unit') return { name: '新名' };
  const official = new Set(Object.keys(kind.fields).filter((name) => kind.fields[name]?.official));
  return Object.fromEntries(
    Object.entries(lifeOf(kind).changed ?? {}).filter(([name]) => !official.has(name) && name !== 'phase'),
  );
}

function lifeOf(kind: RecordKind) {
  const life = LIVES.find((each) => each.kind === kind.name);
  if (!life) throw new Error(`the life of a ${kind.name} is not told in test/changes/every-kind.ts`);
  return life;
}

function documentOf(mutation: string, record: string): string {
  const field = record.charAt(0).toLowerCase() + record.slice(1);
  const input = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  return `mutation ($input: ${input}!) { changed: ${mutation}(input: $input) {
    record: ${field} { id version } userErrors { field code message(locale: EN) } } }`;
}

/** The mutations of no kind of record. */
function otherCases(): [string, CaseOf][] {
  return [
    ...['admitMember', 'releaseMember'].map(memberCase),
    ...['submit', 'withdraw', 'return', 'refuse', 'advance', 'change'].map((verb) =>
      applicationCase(`${verb}Application`),
    ),
    [
      'draftApplication',
      async (_, place) => ({
        document: `mutation ($input: DraftApplicationInput!) { changed: draftApplication(input: $input) {
          record: application { id version } userErrors { field code message(locale: EN) } } }`,
        // Credit codes are the references of applicants that have one; here nobody has.
        variables: { input: { policy: 'wenzhou-2025', form: formOf(place) } },
        ofNothing: null,
        right: 'MOVE_AS_APPLICANT',
        seenBy: null,
        isNew: place !== 'own',
      }),
    ],
    [
      'recordComplianceDecision',
      async (database, place) => ({
        document: `mutation ($input: RecordComplianceDecisionInput!) { changed: recordComplianceDecision(input: $input) {
          record: decision { id } userErrors { field code message(locale: EN) } } }`,
        variables: {
          input: {
            consortium: (await parentsIn(database, place)).consortium,
            policy: 'wenzhou-2025',
            on: '2025-07-01',
          },
        },
        ofNothing: null,
        right: 'KEEP_DECISIONS',
        seenBy: null,
        isNew: false,
      }),
    ],
    [
      'readApplicationForm',
      async () => ({
        document:
          'mutation ($file: Upload!) { changed: readApplicationForm(file: $file) { problems { code } } }',
        variables: { file: new UploadedFile('no-form.xlsx', Buffer.from('no workbook')) },
        ofNothing: null,
        right: null,
        seenBy: null,
        isNew: false,
      }),
    ],
  ];
}

function memberCase(mutation: string): [string, CaseOf] {
  const input = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  return [
    mutation,
    async (database, place, wanted) => {
      const { consortium, otherUnit } = await parentsIn(database, place);
      const { version } = await database.prisma.consortium.findUniqueOrThrow({
        where: { ref: PLACES[place].consortium },
      });
      const stated = wanted === 'RIGHT' ? version : version + 1;
      return {
        document: `mutation ($input: ${input}!) { changed: ${mutation}(input: $input, reason: "理由") {
          record: consortium { id version } userErrors { field code message(locale: EN) } } }`,
        variables: {
          input: { consortium, version: stated, unit: otherUnit, on: '2025-07-01', consents: [] },
        },
        ofNothing: null,
        right: 'WRITE_RECORDS',
        seenBy: null,
        isNew: false,
      };
    },
  ];
}

function applicationCase(mutation: string): [string, CaseOf] {
  const [input, more] =
    mutation === 'changeApplication'
      ? ['ChangeApplicationInput', { form: formOf('own') }]
      : mutation === 'advanceApplication'
        ? ['AdvanceApplicationInput', { to: 'LOCAL_REVIEW' }]
        : ['MoveApplicationInput', {}];
  return [
    mutation,
    async (database, place, wanted) => {
      const { application } = await parentsIn(database, place);
      const { version } = await database.prisma.application.findFirstOrThrow({
        where: { ref: `${PLACES[place].consortium}-draft` },
      });
      const stated = wanted === 'RIGHT' ? version : version + 1;
      const of = (id: string) => ({ input: { id, version: stated, ...more } });
      return {
        document: `mutation ($input: ${input}!) { changed: ${mutation}(input: $input, reason: "理由") {
          record: application { id version } userErrors { field code message(locale: EN) } } }`,
        variables: of(application),
        ofNothing: of(encodeId('Application', NOTHING)),
        right: mutation === 'changeApplication' ? 'MOVE_AS_APPLICANT' : 'MOVE_APPLICATIONS',
        seenBy: 'APPLICATIONS',
        isNew: false,
      };
    },
  ];
}

/** A form of the applicant itself, which it states no code of; or one of another lead. */
function formOf(place: Place): object {
  const form = withoutNumbers(compliantApplication());
  return place === 'own' ? { ...form, lead: { ...form.lead, creditCode: null } } : form;
}
