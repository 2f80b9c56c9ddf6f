import type { UnitKind } from '../../src/domain/vocabulary.ts';
import { CITIES, type City, COUNTIES, ELSEWHERE, IMPORTED_ZONE, type Place } from './cities.ts';
import type { Seat, Where } from './draft.ts';
import { steadyFigures } from './figures.ts';
import { brand, type UniqueNames } from './names.ts';
import { Random } from './random.ts';
import type { Unit, UnitDraft, UnitWriter } from './units.ts';

/** A unit that may sit in several consortia. */
interface PoolUnit {
  readonly unit: Unit;
  /** The city or county that it is of; null for one outside all of them. */
  readonly home: string | null;
  readonly where: Where;
  /** The industrial chain, for an enterprise of a city. */
  readonly field: string | null;
}

/** How many units of each kind a city and a county that files consortia of its own has; enterprises by chain. */
const CITY_KINDS: readonly (readonly [UnitKind | null, number])[] = [
  ['UNIVERSITY', 3],
  ['RESEARCH_INSTITUTE', 3],
  ['NEW_RD_INSTITUTE', 2],
  ['INVESTMENT_INSTITUTION', 3],
  ['INDUSTRY_ORGANIZATION', 3],
  ['SERVICE_AGENCY', 4],
  [null, 3],
];
const COUNTY_KINDS: readonly (readonly [UnitKind | null, number])[] = [
  ['UNIVERSITY', 2],
  ['RESEARCH_INSTITUTE', 1],
  ['NEW_RD_INSTITUTE', 1],
  ['INVESTMENT_INSTITUTION', 1],
  ['INDUSTRY_ORGANIZATION', 1],
  ['SERVICE_AGENCY', 2],
  [null, 2],
];
const FIRMS_OF_A_CHAIN = { city: 10, county: 2 };
const ELSEWHERE_KINDS: readonly (readonly [UnitKind, number])[] = [
  ['ENTERPRISE', 70],
  ['UNIVERSITY', 22],
  ['RESEARCH_INSTITUTE', 15],
];

const FORMS: Readonly<Record<UnitKind, readonly string[]>> = {
  ENTERPRISE: ['有限公司', '股份有限公司', '科技有限公司'],
  UNIVERSITY: ['大学', '理工学院', '职业技术大学'],
  RESEARCH_INSTITUTE: ['材料研究所', '工程技术研究院', '计量科学研究院'],
  NEW_RD_INSTITUTE: ['产业技术创新研究院', '先进制造研究院'],
  INVESTMENT_INSTITUTION: ['创业投资有限公司', '产业基金管理有限公司'],
  INDUSTRY_ORGANIZATION: ['行业协会', '产业促进会'],
  SERVICE_AGENCY: ['检验检测有限公司', '科技咨询有限公司', '技术转移中心'],
  OTHER: ['中心'],
};

/** The units that members are drawn from. */
export class Pool {
  readonly #units: PoolUnit[] = [];
  readonly #writer: UnitWriter;
  readonly #names: UniqueNames;

  constructor(writer: UnitWriter, names: UniqueNames) {
    this.#writer = writer;
    this.#names = names;
    for (const city of CITIES) this.#addHome(city, CITY_KINDS, FIRMS_OF_A_CHAIN.city);
    for (const county of COUNTIES) this.#addHome(county, COUNTY_KINDS, FIRMS_OF_A_CHAIN.county);
    this.#addElsewhere(new Random('pool elsewhere'));
  }

  /**
   * A unit for a seat at a city's table: a tech SME or none as asked for, and of the same chain, if there is one left.
   * Throws a RangeError where the pool has none
   * left that is not among `taken`.
   */
  fill(
    city: City,
    field: string,
    { kind, where, isTechSme }: Seat,
    taken: ReadonlySet<Unit>,
    random: Random,
  ): Unit {
    const fitting = this.#units.filter(
      (each) =>
        each.unit.kind === kind &&
        (where === 'CITY' ? each.home === city.code : each.where === where && !isAround(each.home, city)) &&
        (where !== 'PROVINCE' || each.unit.division === city.province.code) &&
        !taken.has(each.unit),
    );
    if (fitting.length === 0) throw new RangeError(`no ${kind} ${where} left for ${city.key}`);
    const alike = fitting.filter(
      ({ unit: { titles } }) =>
        titles.length > 0 && titles.some((title) => title.kind === 'TECH_SME') === isTechSme,
    );
    const wanted = alike.length > 0 ? alike : fitting;
    const ofTheChain = wanted.filter((each) => each.field === field);
    return random.pick(ofTheChain.length > 0 ? ofTheChain : wanted).unit;
  }

  #addHome(city: City, kinds: readonly (readonly [UnitKind | null, number])[], firmsOfAChain: number): void {
    const random = new Random(`pool ${city.key}`);
    const add = (kind: UnitKind | null, trade: string, field: string | null): void => {
      const place = placeIn(city, random);
      const unit = this.#writer.write(this.#draft(random, kind, place, trade, city));
      this.#units.push({ unit, home: city.code, where: 'ELSEWHERE', field });
    };
    for (const chain of city.chains) {
      for (let made = 0; made < firmsOfAChain; made += 1)
        add('ENTERPRISE', random.pick(chain.trades), chain.field);
    }
    for (const [kind, count] of kinds) {
      for (let made = 0; made < count; made += 1) add(kind, '', null);
    }
  }

  #addElsewhere(random: Random): void {
    const add = (draft: UnitDraft, where: Where): void => {
      this.#units.push({ unit: this.#writer.write(draft), home: null, where, field: null });
    };
    const anyTrade = (): string => random.pick(random.pick(random.pick(CITIES).chains).trades);
    for (const [kind, count] of ELSEWHERE_KINDS) {
      for (let made = 0; made < count; made += 1) {
        const trade = kind === 'ENTERPRISE' ? anyTrade() : '';
        add(this.#draft(random, kind, random.pick(ELSEWHERE), trade, null), 'ELSEWHERE');
      }
    }
    for (const name of ['Muster Technische Hochschule（样例）', 'Institut Beispielforschung（样例）']) {
      add(
        {
          ...this.#foreign(random, name),
          kind: name.startsWith('Muster') ? 'UNIVERSITY' : 'RESEARCH_INSTITUTE',
        },
        'ELSEWHERE',
      );
    }
    // Nobody recorded the place; of some not even the credit code, so that no one could guess from it.
    for (let made = 0; made < 12; made += 1) {
      const draft = this.#draft(random, 'ENTERPRISE', random.pick(CITIES), anyTrade(), null);
      add({ ...draft, division: null, moves: [], scheme: made % 2 === 0 ? 'LOCAL' : 'CN-USCC' }, 'UNKNOWN');
    }
    for (const province of new Map(CITIES.map((city) => [city.province.code, city.province])).values()) {
      for (let made = 0; made < 3; made += 1) {
        add(this.#draft(random, 'ENTERPRISE', province, anyTrade(), null), 'PROVINCE');
      }
    }
  }

  #foreign(random: Random, name: string): UnitDraft {
    return {
      ...this.#draft(random, 'UNIVERSITY', { code: 'DE', name: '' }, '', null),
      name,
      scheme: 'EU-PIC',
    };
  }

  #draft(random: Random, kind: UnitKind | null, place: Place, trade: string, city: City | null): UnitDraft {
    const form = random.pick(FORMS[kind ?? 'OTHER']);
    const isFirm = kind === 'ENTERPRISE';
    const authority = /^\d{6}$/.test(place.code) ? place.code : (city?.code ?? '100000');
    return {
      name: this.#names.draw(() => place.name + brand(random) + trade + form),
      kind,
      division: place.code,
      isLegalPerson: random.chance(92) ? true : null,
      registeredOn: random.chance(80) ? `${random.integer(1988, 2018)}-0${random.integer(1, 9)}-15` : null,
      scheme: random.chance(3) ? 'LOCAL' : 'CN-USCC',
      authority: random.chance(80) ? authority : `${authority.slice(0, 2)}0000`,
      moves:
        city && random.chance(6)
          ? [{ division: random.pick(ELSEWHERE).code, from: null, to: `20${random.integer(16, 20)}-12-31` }]
          : [],
      titles: isFirm && random.chance(75) ? firmTitles(random) : [],
      figures:
        isFirm && random.chance(65)
          ? steadyFigures(random, random.integer(15, 400), random.integer(8, 90))
          : [],
      platforms:
        kind !== null && random.chance(isFirm ? 20 : 55)
          ? [random.pick(['NATIONAL', 'PROVINCIAL', 'PROVINCIAL', 'MUNICIPAL', 'COUNTY'] as const)]
          : [],
    };
  }
}

/** Whether the city or county that a unit is of is this one, around it or inside it: they share a prefecture. */
function isAround(home: string | null, city: City): boolean {
  return home?.slice(0, 4) === city.code.slice(0, 4);
}

/** Mostly a county; sometimes a zone, a code no longer in force, or no more than the city. */
function placeIn(city: City, random: Random): Place {
  const draw = random.integer(1, 100);
  if (draw <= 12 && city.zones.length > 0) return random.pick(city.zones);
  if (draw <= 18 && city.former.length > 0) return random.pick(city.former);
  return draw <= 24 ? city : random.pick(city.counties);
}

function firmTitles(random: Random): UnitDraft['titles'] {
  return [
    ...(random.chance(60)
      ? [{ kind: 'HIGH_TECH' as const, from: '2021-12-16', to: random.chance(40) ? '2027-12-15' : null }]
      : []),
    ...(random.chance(50) ? [{ kind: 'TECH_SME' as const, from: '2020-03-01', to: null }] : []),
    ...(random.chance(20) ? [{ kind: 'SPECIALIZED_NEW' as const, from: '2022-01-01', to: null }] : []),
    ...(random.chance(8) ? [{ kind: 'GAZELLE' as const, from: '2021-01-01', to: '2024-12-31' }] : []),
  ];
}

/** The rows of divisions.csv: a zone of the city's own, and a country for partners abroad. */
export const IMPORTED_DIVISIONS = [
  {
    code: IMPORTED_ZONE.code,
    name: IMPORTED_ZONE.fullName,
    level: 'MANAGEMENT_ZONE',
    parent_code: IMPORTED_ZONE.parent,
  },
  { code: 'DE', name: '德国', level: 'COUNTRY', parent_code: null },
];
