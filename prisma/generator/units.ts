import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import { completeCreditCode } from '../../src/domain/credit-code.ts';
import type { PlatformLevel, QualificationKind, UnitKind } from '../../src/domain/vocabulary.ts';
import type { Figures } from './figures.ts';
import { brand, personName } from './names.ts';
import type { Random } from './random.ts';
import type { Tables } from './tables.ts';

/** A title with its first and last day; null is since ever and still. */
export interface Title {
  readonly kind: QualificationKind;
  readonly from: CalendarDate | null;
  readonly to: CalendarDate | null;
}

/** A unit as it is to be written. Null is unknown, and so is an empty list of titles, figures or platforms. */
export interface UnitDraft {
  readonly name: string;
  readonly kind: UnitKind | null;
  readonly division: string | null;
  readonly isLegalPerson: boolean | null;
  readonly registeredOn: CalendarDate | null;
  /** The scheme of its reference; a unit of LOCAL has a credit code that nobody recorded. */
  readonly scheme: 'CN-USCC' | 'EU-PIC' | 'LOCAL';
  /** Digits 3 to 8 of the credit code: the division of the authority that registered it, at that time. */
  readonly authority: string;
  readonly moves: readonly {
    readonly division: string;
    readonly from: CalendarDate | null;
    readonly to: CalendarDate;
  }[];
  readonly titles: readonly Title[];
  readonly figures: readonly Figures[];
  readonly platforms: readonly (PlatformLevel | null)[];
}

/** A unit that is written. */
export interface Unit extends UnitDraft {
  readonly ref: string;
}

/** GB 32100-2015, table 1: the department and class of a kind of unit. */
const CLASSES: Readonly<Record<UnitKind, string>> = {
  ENTERPRISE: '91',
  UNIVERSITY: '12',
  RESEARCH_INSTITUTE: '12',
  NEW_RD_INSTITUTE: '52',
  INVESTMENT_INSTITUTION: '91',
  INDUSTRY_ORGANIZATION: '51',
  SERVICE_AGENCY: '91',
  OTHER: '91',
};

const LEVEL_NAMES: Readonly<Record<PlatformLevel, readonly string[]>> = {
  NATIONAL: ['国家企业技术中心', '国家地方联合工程研究中心'],
  PROVINCIAL: ['省级企业研究院', '全省重点实验室', '省级工程技术研究中心'],
  MUNICIPAL: ['市级企业研发中心', '市级重点实验室'],
  COUNTY: ['区级研发中心'],
};
/** Disciplines of GB/T 13745 and industries of GB/T 4754 that platforms are filed under. */
const DISCIPLINES = [
  '430 材料科学',
  '460 机械工程',
  '470 动力与电气工程',
  '510 电子与通信技术',
  '520 计算机科学技术',
];
const INDUSTRIES = [
  'C34 通用设备制造业',
  'C35 专用设备制造业',
  'C38 电气机械和器材制造业',
  'C39 计算机、通信和其他电子设备制造业',
];

/** Writes units with all that hangs on them, and numbers them. */
export class UnitWriter {
  readonly #tables: Tables;
  readonly #random: Random;
  #written = 0;
  #platforms = 0;

  constructor(tables: Tables, random: Random) {
    this.#tables = tables;
    this.#random = random;
  }

  write(draft: UnitDraft): Unit {
    this.#written += 1;
    const unit: Unit = { ...draft, ref: this.#refOf(draft) };
    this.#tables.add('sample/units.csv', {
      unit_ref: unit.ref,
      name: unit.name,
      kind: unit.kind,
      registered_division: unit.division,
      is_legal_person: unit.isLegalPerson,
      legal_representative: unit.kind === null ? null : personName(this.#random),
      registered_on: unit.registeredOn,
    });
    for (const { division, from, to } of unit.moves) {
      this.#tables.add('sample/registrations.csv', {
        unit_ref: unit.ref,
        division,
        valid_from: from,
        valid_to: to,
      });
    }
    for (const { kind, from, to } of unit.titles) {
      this.#tables.add('sample/qualifications.csv', {
        unit_ref: unit.ref,
        qualification: kind,
        valid_from: from,
        valid_to: to,
      });
    }
    for (const { year, revenue, salesRevenue, rdExpenditure } of unit.figures) {
      this.#tables.add('sample/financials.csv', {
        unit_ref: unit.ref,
        year,
        revenue,
        sales_revenue: salesRevenue,
        rd_expenditure: rdExpenditure,
      });
    }
    for (const level of unit.platforms) this.#writePlatform(unit, level);
    return unit;
  }

  #refOf({ scheme, kind, authority }: UnitDraft): string {
    const number = String(this.#written);
    if (scheme === 'LOCAL') return `LOCAL:sample-unit-${number.padStart(4, '0')}`;
    // A participant identification code has nine digits; those from 999990000 on are kept for examples here.
    if (scheme === 'EU-PIC') return `EU-PIC:99999${number.padStart(4, '0')}`;
    return `CN-USCC:${completeCreditCode(CLASSES[kind ?? 'OTHER'] + authority + organisationCode(this.#written))}`;
  }

  #writePlatform(unit: Unit, level: PlatformLevel | null): void {
    this.#platforms += 1;
    const category = level && this.#random.pick(LEVEL_NAMES[level]);
    this.#tables.add('sample/platforms.csv', {
      platform_ref: `LOCAL:sample-platform-${String(this.#platforms).padStart(4, '0')}`,
      name: `${brand(this.#random)}${category ?? '创新平台'}（${unit.name}）`,
      host_unit_ref: unit.ref,
      level,
      category,
      industry: this.#random.chance(70) ? this.#random.pick(INDUSTRIES) : null,
      discipline: this.#random.chance(70) ? this.#random.pick(DISCIPLINES) : null,
      built_on: level && `${this.#random.integer(2010, 2021)}-0${this.#random.integer(1, 9)}-01`,
    });
  }
}

/**
 * An organisation code (GB 11714) from a range that the register has not reached, YY and a number, so that no invented
 * credit code is a real one. The last character is that standard's own check character.
 */
function organisationCode(number: number): string {
  const body = `YY${String(number).padStart(6, '0')}`;
  const weights = [3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce(
    (total, weight, index) => total + weight * Number.parseInt(body.charAt(index), 36),
    0,
  );
  const check = (11 - (sum % 11)) % 11;
  return body + (check === 10 ? 'X' : String(check));
}
