import { INDUSTRY_FIELDS } from '../generate/consortium.ts';
import { readCities } from '../generate/places.ts';
import { UNITS_PER_CONSORTIUM } from '../generate/table-set.ts';
import { platformRef, unitRef } from '../generate/unit.ts';
import { Random } from '../../prisma/generator/random.ts';

/** A question as every server of the comparison is asked it, each in its own words. */
export type Question =
  | { readonly kind: 'list'; readonly first: number; readonly after: Place }
  | {
      readonly kind: 'compliance' | 'compliance-in-full';
      readonly first: number;
      readonly after: Place;
      readonly policy: string;
    }
  | {
      readonly kind: 'detail' | 'detail-with-key';
      readonly ref: string;
      readonly members: number;
      readonly projects: number;
    }
  | { readonly kind: PagedKind; readonly first: number; readonly after: Place }
  | { readonly kind: 'duties'; readonly first: number; readonly on: string }
  | { readonly kind: 'statistics'; readonly day: string | null; readonly industry: string | null }
  | {
      readonly kind: 'units';
      readonly first: number;
      readonly after: string;
      readonly search: string;
      readonly unitKind: string;
    };

/** Lists in the order of references, of which a page is asked. */
export type PagedKind = 'projects' | 'financials' | 'fundings' | 'platforms';

/** A place in a list: behind one of its rows. */
export interface Place {
  readonly ref: string;
  /** A text that lies behind it and before the next one, and is like no other place's. */
  readonly text: string;
}

/** What is measured. */
export interface Operation {
  readonly name: string;
  readonly title: string;
  /** So many different questions, or fewer where there are no more; the same for the same round, and others for another. */
  readonly questions: (round: number, count: number) => Question[];
}

const PAGE = 50;
const COMPLIANCE_PAGE = 20;
const POLICY = 'wenzhou-2025';
const UNIT_PAGE = 20;
const UNIT_KINDS = ['ENTERPRISE', 'UNIVERSITY', 'RESEARCH_INSTITUTE', 'NEW_RD_INSTITUTE', 'SERVICE_AGENCY'];
/** Units are searched by their cities' names, with which generated names begin. */
const NAMES = readCities().map(({ name }) => name);
/** Sizes of pages that hold all members and projects of any generated consortium, so that one answer is asked for in many ways. */
const MEMBERS = { from: 30, to: 100 };
const PROJECTS = { from: 10, to: 100 };
/** Since the generated units moved last: all servers look up where a unit is registered today. */
const FIRST_DAY = Date.parse('2024-07-02');
const DAY_COUNT = 800;
const DAY_MS = 86_400_000;
/** Behind every place that is drawn are so many units that the last page is as long as the others; every other has a platform. */
const MARGIN = 4 * PAGE;

/** The operations over so many consortia. The same seed asks the same questions. */
export function operationsOf(consortia: number, seed: string): Operation[] {
  const ask = new Questions(consortia);
  const drawn =
    (name: string, draw: (random: Random, mark: string) => Question) => (round: number, count: number) => {
      const random = new Random(`${seed} ${name} ${round}`);
      return Array.from({ length: count }, (_, number) => draw(random, `${round}-${number}`));
    };
  const fixed = new Random(`${seed} dashboards`);
  const dashboard = ask.list(fixed, 'dashboard');
  const dashboards = [
    dashboard,
    ask.list(fixed, 'second'),
    TODAY,
    ask.units(fixed, 'first'),
    ask.units(fixed, 'second'),
    ask.detail(fixed),
  ];
  return [
    {
      name: 'list',
      title: 'list of 50 consortia with members, projects and computed fields',
      questions: drawn('list', (random, mark) => ask.list(random, mark)),
    },
    {
      name: 'detail',
      title: 'one consortium with everything',
      questions: drawn('detail', (random) => ask.detail(random)),
    },
    {
      name: 'statistics',
      title: 'statistics by 300 cities, pooled and median',
      questions: () => [TODAY],
    },
    {
      name: 'statistics-on-days',
      title: 'the same on days of the past',
      questions: (round) => new Random(`${seed} days ${round}`).shuffle(DAYS),
    },
    {
      name: 'units',
      title: 'search and filter units with their memberships',
      questions: drawn('units', (random, mark) => ask.units(random, mark)),
    },
    {
      name: 'statistics-of-industry',
      title: 'the same of one industry alone, on days of the past',
      questions: drawn('industries', (random) => ask.industry(random)),
    },
    {
      name: 'detail-with-key',
      title: 'one consortium with titles, fiscal years, platforms, people and undertakers',
      questions: drawn('detail-with-key', (random) => ask.detail(random, 'detail-with-key')),
    },
    ...PAGED.map(({ kind, title }) => ({
      name: kind,
      title,
      questions: drawn(kind, (random, mark) => ask.page(random, mark, kind)),
    })),
    {
      name: 'dashboard',
      title: 'the list again and again with the same variables',
      questions: () => [dashboard],
    },
    { name: 'dashboards', title: 'six questions of dashboards in turn', questions: () => dashboards },
    {
      name: 'compliance',
      title: 'compliance reports of 20 consortia',
      questions: drawn('compliance', (random, mark) =>
        ask.compliance(random, mark, 'compliance', COMPLIANCE_PAGE),
      ),
    },
    {
      name: 'compliance-in-full',
      title: 'compliance reports of 50 consortia with words, remedies and missing facts',
      questions: drawn('compliance-in-full', (random, mark) =>
        ask.compliance(random, mark, 'compliance-in-full', PAGE),
      ),
    },
    {
      name: 'duties',
      title: 'a page of duties, on days of the past',
      questions: drawn('duties', (random) => ask.duties(random)),
    },
  ];
}

const PAGED: readonly { readonly kind: PagedKind; readonly title: string }[] = [
  { kind: 'projects', title: 'list of 50 projects with their money' },
  { kind: 'financials', title: 'list of 50 units with their fiscal years' },
  { kind: 'fundings', title: 'list of 50 fundings with project, consortium and recipient' },
  { kind: 'platforms', title: 'list of 50 platforms with their hosts' },
];

const TODAY: Question = { kind: 'statistics', day: null, industry: null };
const DAYS = Array.from({ length: DAY_COUNT }, (_, day): Question => ({
  kind: 'statistics',
  day: dayNumber(day),
  industry: null,
}));

/** Questions over so many generated consortia. A mark makes a question unlike any other with the same answer. */
class Questions {
  readonly #consortia: number;

  constructor(consortia: number) {
    this.#consortia = consortia;
  }

  list(random: Random, mark: string): Question {
    return { kind: 'list', first: PAGE, after: this.#place(random, mark) };
  }

  compliance(
    random: Random,
    mark: string,
    kind: 'compliance' | 'compliance-in-full',
    first: number,
  ): Question {
    return { kind, first, after: this.#place(random, mark), policy: POLICY };
  }

  industry(random: Random): Question {
    const day = dayNumber(random.integer(0, DAY_COUNT - 1));
    return { kind: 'statistics', day, industry: random.pick(INDUSTRY_FIELDS) };
  }

  duties(random: Random): Question {
    return {
      kind: 'duties',
      first: random.integer(UNIT_PAGE, PAGE),
      on: dayNumber(random.integer(0, DAY_COUNT - 1)),
    };
  }

  page(random: Random, mark: string, kind: PagedKind): Question {
    const ref = this.#referenceOf(random, kind);
    return { kind, first: PAGE, after: { ref, text: `${ref}+${mark}` } };
  }

  #referenceOf(random: Random, kind: PagedKind): string {
    switch (kind) {
      case 'projects':
      case 'fundings':
        return reference(random.integer(0, this.#consortia - PAGE - 2));
      case 'financials':
      case 'platforms': {
        const unit = random.integer(0, this.#consortia * UNITS_PER_CONSORTIUM - MARGIN);
        return kind === 'financials' ? unitRef(unit) : platformRef(unit);
      }
    }
  }

  detail(random: Random, kind: 'detail' | 'detail-with-key' = 'detail'): Question {
    return {
      kind,
      ref: reference(random.integer(0, this.#consortia - 1)),
      members: random.integer(MEMBERS.from, MEMBERS.to),
      projects: random.integer(PROJECTS.from, PROJECTS.to),
    };
  }

  units(random: Random, mark: string): Question {
    // Before all units.
    const after = `A${mark}`;
    return {
      kind: 'units',
      first: UNIT_PAGE,
      after,
      search: random.pick(NAMES),
      unitKind: random.pick(UNIT_KINDS),
    };
  }

  #place(random: Random, mark: string): Place {
    // The last page is as long as the others.
    const ref = reference(random.integer(0, this.#consortia - PAGE - 2));
    return { ref, text: `${ref}+${mark}` };
  }
}

function dayNumber(day: number): string {
  return new Date(FIRST_DAY + day * DAY_MS).toISOString().slice(0, 10);
}

function reference(consortium: number): string {
  return `LOCAL:bench-${String(consortium).padStart(7, '0')}`;
}
