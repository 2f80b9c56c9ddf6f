/** An exact rational number, of two whole numbers, by which tests compute figures without the product's own arithmetic. */
export class Fraction {
  readonly above: bigint;
  readonly below: bigint;

  constructor(above: bigint, below = 1n) {
    if (below === 0n) throw new RangeError('nothing is divided by 0');
    const divisor = (below < 0n ? -1n : 1n) * greatestDivisor(above, below);
    this.above = above / divisor;
    this.below = below / divisor;
  }

  static of(text: string | number): Fraction {
    const [, sign = '', whole = '', decimals = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(String(text)) ?? [];
    if (whole === '') throw new Error(`${text} is no plain number`);
    return new Fraction(BigInt(`${sign}${whole}${decimals}`), 10n ** BigInt(decimals.length));
  }

  plus(other: Fraction): Fraction {
    return new Fraction(this.above * other.below + other.above * this.below, this.below * other.below);
  }
  minus(other: Fraction): Fraction {
    return this.plus(new Fraction(-other.above, other.below));
  }
  times(other: Fraction): Fraction {
    return new Fraction(this.above * other.above, this.below * other.below);
  }
  over(other: Fraction): Fraction {
    return new Fraction(this.above * other.below, this.below * other.above);
  }
  compare(other: Fraction): number {
    const difference = this.above * other.below - other.above * this.below;
    return difference === 0n ? 0 : difference < 0n ? -1 : 1;
  }
  get isZero(): boolean {
    return this.above === 0n;
  }
  /** The largest whole number that is not larger. */
  floor(): bigint {
    const quotient = this.above / this.below;
    return this.above < 0n && quotient * this.below !== this.above ? quotient - 1n : quotient;
  }

  /** As the product promises to show it: twelve places, half to even. */
  shown(): string {
    const scaled = this.times(new Fraction(10n ** 12n));
    const below = scaled.floor();
    const side = scaled.minus(new Fraction(below)).compare(new Fraction(1n, 2n));
    const isUp = side > 0 || (side === 0 && below % 2n !== 0n);
    return plain(isUp ? below + 1n : below);
  }

  /** Its square root, shown so; of a number that is not negative. */
  rootShown(): string {
    const scale = 10n ** 12n;
    // r is right where (r − 1/2)² ≤ x·10²⁴ ≤ (r + 1/2)²: sought by halving.
    const square = this.times(new Fraction(scale * scale));
    let [low, high] = [0n, square.floor() + 1n];
    while (low < high) {
      const middle = (low + high + 1n) / 2n;
      if (new Fraction(middle * middle).compare(square) <= 0) low = middle;
      else high = middle - 1n;
    }
    const half = new Fraction(2n * low + 1n, 2n);
    const side = square.compare(half.times(half));
    return plain(side > 0 || (side === 0 && low % 2n !== 0n) ? low + 1n : low);
  }

  /** Its square root, cut off after forty places; of a number that is not negative. */
  root(): Fraction {
    const square = this.times(new Fraction(10n ** 80n)).floor();
    let root = square;
    // Newton's steps fall until the root is found.
    for (let next = (root + 1n) / 2n; next < root; next = (root + square / root) / 2n) root = next;
    return new Fraction(root, 10n ** 40n);
  }

  number(): number {
    return Number(this.above) / Number(this.below);
  }
}

function greatestDivisor(a: bigint, b: bigint): bigint {
  let [larger, smaller] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller];
  return larger === 0n ? 1n : larger;
}

/** So many billionths of a thousandth as a decimal without trailing zeros. */
function plain(units: bigint): string {
  const digits = (units < 0n ? -units : units).toString().padStart(13, '0');
  const decimals = digits.slice(-12).replace(/0+$/, '');
  return `${units < 0n ? '-' : ''}${digits.slice(0, -12)}${decimals === '' ? '' : `.${decimals}`}`;
}

export const ZERO = new Fraction(0n);
export const ONE = new Fraction(1n);

export function sumOf(numbers: readonly Fraction[]): Fraction {
  return numbers.reduce((sum, number) => sum.plus(number), ZERO);
}
