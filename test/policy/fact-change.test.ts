import { describe, expect, it } from 'vitest';
import { Decimal } from '../../src/domain/decimal.ts';
import type { UnitKind } from '../../src/domain/vocabulary.ts';
import { applyChange, type FactChange, type NewMember } from '../../src/policy/fact-change.ts';
import {
  type ConsortiumFacts,
  UNKNOWN_CONSORTIUM,
  UNKNOWN_UNIT,
  type UnitFacts,
} from '../../src/policy/facts.ts';
import { divisions, unit, year } from './sample.ts';

const WENZHOU = '330300';

function after(known: Partial<ConsortiumFacts>, change: FactChange): ConsortiumFacts {
  return applyChange({ ...UNKNOWN_CONSORTIUM, ...known }, change, WENZHOU, divisions);
}

const local = unit({ name: '甲', kind: 'ENTERPRISE', registeredDivision: '330302' });
const guest = unit({ name: '乙', kind: 'UNIVERSITY', registeredDivision: '330106', hasTask: true });
const unplaced = unit({ name: '丙', kind: 'ENTERPRISE', hasTask: false });

/** The members after so many have been replaced who are not there, or of none of these kinds. */
function replaced(count: number, member: NewMember, kinds: readonly UnitKind[] | null): readonly UnitFacts[] {
  const change = { change: 'REPLACE_MEMBERS', count, member, kinds } as const;
  return after({ members: [local, guest, unplaced] }, change).members;
}

describe('members of whom some are replaced', () => {
  it('are the first that are not there, or not known to be, and stay what else they are', () => {
    const member = { inside: true, kind: null };
    expect(replaced(1, member, null)).toEqual([local, { ...guest, registeredDivision: WENZHOU }, unplaced]);
    expect(replaced(2, member, null)).toEqual([
      local,
      { ...guest, registeredDivision: WENZHOU },
      { ...unplaced, registeredDivision: WENZHOU },
    ]);
    expect(replaced(0, member, null)).toEqual([local, guest, unplaced]);
  });

  it('are the first of another kind, wherever they are', () => {
    const member = { inside: false, kind: 'UNIVERSITY' } as const;
    expect(replaced(1, member, ['UNIVERSITY'])).toEqual([{ ...local, kind: 'UNIVERSITY' }, guest, unplaced]);
    expect(replaced(3, member, ['UNIVERSITY'])).toEqual([
      { ...local, kind: 'UNIVERSITY' },
      guest,
      { ...unplaced, kind: 'UNIVERSITY' },
    ]);
    // Of several kinds each will do, and an unknown one is none of them.
    expect(replaced(3, member, ['UNIVERSITY', 'ENTERPRISE'])).toEqual([local, guest, unplaced]);
    const nobody = unit({ name: '丁' });
    const change = { change: 'REPLACE_MEMBERS', count: 1, member, kinds: ['UNIVERSITY'] } as const;
    expect(after({ members: [guest, nobody] }, change).members).toEqual([
      guest,
      { ...nobody, kind: 'UNIVERSITY' },
    ]);
  });

  it('are those that lack the place or the kind', () => {
    const member = { inside: true, kind: 'ENTERPRISE' } as const;
    expect(replaced(2, member, ['ENTERPRISE'])).toEqual([
      local,
      { ...guest, kind: 'ENTERPRISE', registeredDivision: WENZHOU },
      { ...unplaced, registeredDivision: WENZHOU },
    ]);
  });
});

const withNewMembers = (member: NewMember) =>
  after({ members: [local] }, { change: 'ADD_MEMBERS', count: 2, member }).members;

describe('facts after a change', () => {
  it('have new members of whom nothing is known but what is asked', () => {
    const inside = { ...UNKNOWN_UNIT, registeredDivision: WENZHOU };
    expect(withNewMembers({ inside: true, kind: null })).toEqual([local, inside, inside]);
    const agency = { ...UNKNOWN_UNIT, kind: 'SERVICE_AGENCY' };
    expect(withNewMembers({ inside: false, kind: 'SERVICE_AGENCY' })).toEqual([local, agency, agency]);
  });

  it('have tasks for the first so many members that have none, or none that is known', () => {
    const members = [guest, local, unplaced, unplaced];
    const assigned = (count: number) => after({ members }, { change: 'ASSIGN_TASKS', count }).members;
    expect(assigned(2)).toEqual([
      guest,
      { ...local, hasTask: true },
      { ...unplaced, hasTask: true },
      unplaced,
    ]);
    expect(assigned(0)).toEqual(members);
  });

  it('take an unknown number, list or figure for none', () => {
    expect(after({}, { change: 'RAISE_NUMBER', fact: 'planHorizonYears', by: 3 }).planHorizonYears).toBe(3);
    expect(after({}, { change: 'BUILD_PLATFORMS', count: 2 }).lead.platforms).toEqual([
      'PROVINCIAL',
      'PROVINCIAL',
    ]);
    expect(
      after({ lead: unit({ platforms: ['COUNTY'] }) }, { change: 'BUILD_PLATFORMS', count: 1 }).lead
        .platforms,
    ).toEqual(['COUNTY', 'PROVINCIAL']);
    const words = { change: 'ADD_WORDS', fact: 'agreementClauses', words: ['TERM', 'GOALS'] } as const;
    expect(after({}, words).agreementClauses).toEqual(['GOALS', 'TERM']);
    expect(after({ agreementClauses: ['PURPOSE'] }, words).agreementClauses).toEqual([
      'PURPOSE',
      'GOALS',
      'TERM',
    ]);
    const contents = { change: 'ADD_WORDS', fact: 'planContents', words: ['PATH'] } as const;
    expect(after({}, contents).planContents).toEqual(['PATH']);
    const raise: FactChange = {
      change: 'RAISE_FIGURE',
      figure: 'revenue',
      byYear: [{ year: 2024, amount: new Decimal(5) }],
    };
    const lead = unit({ financials: [year(2023, { revenue: '1' }), year(2024, { rd: '1' })] });
    expect(after({ lead }, raise).lead.financials).toEqual([
      year(2023, { revenue: '1' }),
      year(2024, { revenue: '5', rd: '1' }),
    ]);
  });

  it('have less of what is lowered', () => {
    const lowered = after(
      { otherConsortiaLed: 3 },
      { change: 'LOWER_NUMBER', fact: 'otherConsortiaLed', by: 2 },
    );
    expect(lowered.otherConsortiaLed).toBe(1);
  });
});
