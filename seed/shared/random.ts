/** Random numbers that repeat: the same seed gives the same demo store on every machine. */

/** A 32-bit hash of a text (FNV-1a), which seeds the stream of each part of the seed. */
const hashOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
};

/** mulberry32: small, fast, and good enough for fictional shoppers. */
export class Random {
  #state: number;
  readonly #seed: number;

  constructor(seed: number) {
    this.#seed = seed >>> 0;
    this.#state = this.#seed;
  }

  /** An independent stream: drawing more numbers in one part of the seed leaves all other parts unchanged. */
  fork(name: string): Random {
    return new Random(hashOf(name) ^ Math.imul(this.#seed, 0x9e3779b1));
  }

  /** 0 ≤ number < 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** A whole number, both ends included. */
  int(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  between(from: number, to: number): number {
    return from + this.next() * (to - from);
  }

  pick<T>(list: readonly T[]): T {
    const picked = list[Math.floor(this.next() * list.length)];
    if (picked === undefined) throw new Error('Nothing to pick from');
    return picked;
  }

  /** Index into weights that were summed up (`cumulative`), chosen in proportion to the weights. */
  weighted(cumulative: readonly number[], length = cumulative.length): number {
    const at = this.next() * (cumulative[length - 1] ?? 0);
    let low = 0;
    let high = length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((cumulative[middle] ?? 0) > at) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** `count` different items of the list, in random order. */
  some<T>(list: readonly T[], count: number): T[] {
    const left = [...list];
    for (let index = 0; index < Math.min(count, left.length); index++) {
      const other = this.int(index, left.length - 1);
      [left[index], left[other]] = [left[other] as T, left[index] as T];
    }
    return left.slice(0, count);
  }

  /** A factor around 1, mostly between 1/spread² and spread²; small factors are frequent and large ones rare. */
  skewed(spread: number): number {
    const bell = this.next() + this.next() + this.next() + this.next() - 2;
    return spread ** (bell * 1.73);
  }
}

export const cumulate = (weights: readonly number[]): number[] => {
  let sum = 0;
  return weights.map((weight) => (sum += weight));
};

/** Splits `total` into whole shares in proportion to the weights; the shares sum to exactly `total`. */
export const shareOut = (total: number, weights: readonly number[]): number[] => {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  let weight = 0;
  let given = 0;
  return weights.map((one) => {
    weight += one;
    const until = all === 0 ? 0 : Math.round((total * weight) / all);
    const share = until - given;
    given = until;
    return share;
  });
};
