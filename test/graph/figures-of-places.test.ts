import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { answer, createGraph } from './ask.ts';

let database: Database;
let drop: () => Promise<void>;

beforeAll(async () => {
  ({ database, drop } = await createGraph());
});
afterAll(() => drop());

let made = 0;

/** A consortium filed in a division, with one member in each of some places; the first leads. */
async function consortiumIn(divisionCode: string, places: readonly (string | null)[]): Promise<string> {
  made += 1;
  const ref = `LOCAL:place-${made}`;
  await database.prisma.consortium.create({
    data: {
      ref,
      name: `第${made}联合体`,
      tier: 'MUNICIPAL',
      divisionCode,
      memberships: {
        create: places.map((registeredDivisionCode, index) => ({
          role: index === 0 ? ('LEAD' as const) : ('MEMBER' as const),
          unit: {
            create: { ref: `${ref}-${index}`, name: `第${made}-${index}单位`, registeredDivisionCode },
          },
        })),
      },
    },
  });
  return ref;
}

async function inCity(ref: string): Promise<unknown> {
  return answer(
    database,
    `{ consortium(ref: "${ref}") { inCityShare { count total unknown value lower upper } } }`,
  );
}

const share = (count: number, total: number, unknown: number, lower: string, upper: string) => ({
  consortium: {
    inCityShare: { count, total, unknown, value: lower === upper ? lower : null, lower, upper },
  },
});

describe('whether a member is in the city', () => {
  it('counts the city itself, its districts, and Longgang (330383) as inside Wenzhou', async () => {
    const ref = await consortiumIn('330300', ['330300', '330302', '330383', '331002']);
    expect(await inCity(ref)).toEqual(share(3, 4, 0, '0.75', '0.75'));
  });

  it('leaves it open for a unit registered in the province or in nowhere known', async () => {
    const ref = await consortiumIn('330300', ['330302', '330000', '100000', null]);
    expect(await inCity(ref)).toEqual(share(1, 4, 3, '0.25', '1'));
  });

  it('knows that another province is outside', async () => {
    const ref = await consortiumIn('330300', ['330302', '320000', '371000']);
    // 1/3
    expect(await inCity(ref)).toEqual(share(1, 3, 0, '0.333333333333', '0.333333333333'));
  });

  it('counts a county’s own units as inside, and leaves those of the city open', async () => {
    const ref = await consortiumIn('330383', ['330383', '330300', '330302']);
    // 1/3 to 2/3
    expect(await inCity(ref)).toEqual(share(1, 3, 1, '0.333333333333', '0.666666666667'));
  });

  it('reads an abolished code as inside its city, and inside its only successor', async () => {
    // 330103 (下城) became 330105 (拱墅); 331021 (玉环县) became 331083.
    expect(await inCity(await consortiumIn('330100', ['330103']))).toEqual(share(1, 1, 0, '1', '1'));
    expect(await inCity(await consortiumIn('330105', ['330103', '330106']))).toEqual(
      share(1, 2, 0, '0.5', '0.5'),
    );
    expect(await inCity(await consortiumIn('331083', ['331021']))).toEqual(share(1, 1, 0, '1', '1'));
  });

  it('reads a management zone as inside its city', async () => {
    // 371073 is a development zone of Weihai.
    expect(await inCity(await consortiumIn('371000', ['371073']))).toEqual(share(1, 1, 0, '1', '1'));
  });

  it('never looks into the credit code', async () => {
    const ref = await consortiumIn('330300', ['330302']);
    // The table set's unit of 330100 has a code of 350100 (福州) and is registered there; moved, it counts.
    await database.prisma.membership.create({
      data: {
        consortium: { connect: { ref } },
        unit: { connect: { ref: 'CN-USCC:91350100M000100Y43' } },
        role: 'MEMBER',
      },
    });
    expect(await inCity(ref)).toEqual(share(1, 2, 0, '0.5', '0.5'));
    await database.prisma.unit.update({
      where: { ref: 'CN-USCC:91350100M000100Y43' },
      data: { registeredDivisionCode: '330381' },
    });
    expect(await inCity(ref)).toEqual(share(2, 2, 0, '1', '1'));
  });
});

describe('a unit with two parts in one consortium', () => {
  it('is counted once', async () => {
    const ref = await consortiumIn('330300', ['330302', '330106']);
    await database.prisma.membership.create({
      data: {
        consortium: { connect: { ref } },
        unit: { connect: { ref: `${ref}-0` } },
        role: 'MEMBER',
      },
    });
    expect(
      await answer(
        database,
        `{ consortium(ref: "${ref}") {
          memberCount without: memberCount(leadCounts: false) inCityShare(leadCounts: false) { count total }
          lead { ref } members { totalCount nodes { role } }
        } }`,
      ),
    ).toEqual({
      consortium: {
        memberCount: 2,
        without: 1,
        inCityShare: { count: 0, total: 1 },
        lead: { ref: `${ref}-0` },
        // The list of parts still shows both of them.
        members: { totalCount: 3, nodes: [{ role: 'LEAD' }, { role: 'MEMBER' }, { role: 'MEMBER' }] },
      },
    });
  });

  it('is counted once on the days on which two parts of it overlap', async () => {
    const ref = await consortiumIn('330300', ['330302']);
    const unit = { connect: { ref: 'LOCAL:ent-ruian' } };
    const consortium = { connect: { ref } };
    await database.prisma.membership.create({
      data: { consortium, unit, role: 'MEMBER', leftOn: new Date('2025-01-01') },
    });
    await database.prisma.membership.create({
      data: { consortium, unit, role: 'MEMBER', joinedOn: new Date('2024-06-01') },
    });
    expect(
      await answer(
        database,
        `{ consortium(ref: "${ref}") {
          first: memberCount(asOf: "2024-01-01") both: memberCount(asOf: "2024-12-31") second: memberCount(asOf: "2025-01-01")
        } }`,
      ),
    ).toEqual({ consortium: { first: 2, both: 2, second: 2 } });
  });
});
