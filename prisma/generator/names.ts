import type { Random } from './random.ts';

/**
 * Every invented name of a unit or a person holds one of these characters (example, supposed, sample, imitated, set
 * up), so that nobody takes it for a real one.
 */
export const MARKERS = ['例', '拟', '样', '仿', '设'] as const;

const BRAND_CHARACTERS = Array.from(
  '恒远澄岳川澜峰辰泽森宁朗启越衡润拓凌宏瑞晟航驰鼎锐捷赋元沃清昊禾岭屿湾汇融科智创华安泰盛丰凯迪诺维赛帆星云海天光',
);
const SURNAMES = Array.from('陈林黄周吴徐王李张郑叶孙朱胡金潘夏项戴姜曹蒋董蔡沈于丛宋');
const GIVEN_CHARACTERS = Array.from('之远安宁明川文清和平书言立新思行若为致成嘉永景怀');

/** A brand of two characters, such as 例澄. */
export function brand(random: Random): string {
  return random.pick(MARKERS) + random.pick(BRAND_CHARACTERS);
}

/** The name of a person, such as 陈例远. */
export function personName(random: Random): string {
  return random.pick(SURNAMES) + random.pick(MARKERS) + random.pick(GIVEN_CHARACTERS);
}

/** Draws names until one comes that was not drawn before. */
export class UniqueNames {
  readonly #taken = new Set<string>();

  draw(make: () => string): string {
    for (;;) {
      const name = make();
      if (this.#taken.has(name)) continue;
      this.#taken.add(name);
      return name;
    }
  }
}
