import { PrismaPg } from '@prisma/adapter-pg';
import DataLoader from 'dataloader';
import { PrismaClient } from './generated/prisma/client.ts';

export const prisma = new PrismaClient({
  adapter: new PrismaPg({ connectionString: process.env['DATABASE_URL'], max: 10, options: '-c jit=off' }),
});

/** The computed fields of a consortium. */
export interface Figures {
  readonly inCityShare: string | null;
  readonly enterpriseShare: string | null;
  readonly rdIntensity: string | null;
}

/** What belongs to one request. */
export interface Context {
  readonly figures: DataLoader<number, Figures>;
}

/** A context with a loader that computes the figures of all consortia of an answer in one statement. */
export function newContext(): Context {
  return {
    figures: new DataLoader(async (ids) => {
      const rows = await prisma.$queryRaw<(Figures & { id: number })[]>`
        SELECT consortium."id", figures."inCityShare"::text, figures."enterpriseShare"::text, figures."rdIntensity"::text
        FROM "Consortium" consortium, "Consortium_figures"(consortium) figures WHERE consortium."id" = ANY (${ids}::int[])`;
      const byId = new Map(rows.map((row) => [row.id, row]));
      return ids.map((id) => byId.get(id) ?? { inCityShare: null, enterpriseShare: null, rdIntensity: null });
    }),
  };
}
