/** Numbers in [0, 1), the same ones each time for the same seed. */
export type Random = () => number;

/** The largest seed. */
export const MAX_SEED = 2_147_483_647;

/**
 * The generator Mulberry32 (Tommy Ettinger, 2017; public domain): 32 bits of state, 2^32 numbers before it repeats.
 * Good enough for resampling, and short enough that anybody can compute an answer again in another language.
 */
export function mulberry32(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
