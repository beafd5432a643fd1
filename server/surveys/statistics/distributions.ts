/**
 * Probabilities of the normal distribution and of Student's t. Pure.
 *
 * The normal tail is the incomplete gamma function of one half, by its series and its continued fraction (Abramowitz and
 * Stegun 6.5.29 and 6.5.31); that of t is the incomplete beta function, by its continued fraction (26.5.8). Both fractions
 * are summed by Lentz's method until a term changes nothing, so that results are exact to about 12 digits.
 */

const TINY = 1e-300;
const EXACT = 1e-15;
const MOST_TERMS = 500;

/** Lanczos' approximation with g = 7, exact to about 15 digits. */
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313,
  -176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6,
  1.5056327351493116e-7,
];
const [FIRST = 1, ...REST] = LANCZOS;
/** The logarithm of the gamma function, from one half on. */
export const logGamma = (x: number): number => {
  const base = x + 6.5;
  const sum = REST.reduce((total, term, index) => total + term / (x + index), FIRST);
  return Math.log(Math.sqrt(2 * Math.PI) * sum) + (x - 0.5) * Math.log(base) - base;
};

/** Lentz's method: the value of b₀ + a₁/(b₁ + a₂/(b₂ + …)). */
const fraction = (first: number, term: (index: number) => readonly [a: number, b: number]) => {
  let value = first || TINY;
  let [c, d] = [value, 0];
  for (let index = 1; index <= MOST_TERMS; index++) {
    const [a, b] = term(index);
    d = 1 / (b + a * d || TINY);
    c = b + a / c || TINY;
    value *= c * d;
    if (Math.abs(c * d - 1) < EXACT) break;
  }
  return value;
};

/** The part of a normal distribution that lies further from its middle than `z` deviations, on both sides. */
export const normalTails = (z: number): number => {
  const x = (z * z) / 2;
  if (x === 0) return 1;
  const scale = Math.exp(-x + 0.5 * Math.log(x) - logGamma(0.5));
  if (x >= 1.5) {
    const below = fraction(x + 0.5, (index) => [-index * (index - 0.5), x + 0.5 + 2 * index]);
    return scale / below;
  }
  let [term, sum] = [2, 2];
  for (let index = 1; index <= MOST_TERMS && term > sum * EXACT; index++) {
    term *= x / (0.5 + index);
    sum += term;
  }
  return 1 - scale * sum;
};

/** The incomplete beta function, as a part of the whole. */
const betaPart = (x: number, a: number, b: number): number => {
  if (x <= 0 || x >= 1) return x <= 0 ? 0 : 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - betaPart(1 - x, b, a);
  const scale = Math.exp(
    logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log(1 - x),
  );
  const below = fraction(1, (index) => {
    const m = index >> 1;
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    return [index % 2 === 0 ? even : odd, 1];
  });
  return scale / (a * below);
};

/** The part of Student's distribution that lies further from its middle than `t`, on both sides. */
export const studentTails = (t: number, degrees: number): number =>
  betaPart(degrees / (degrees + t * t), degrees / 2, 0.5);

const HALVINGS = 80;
/** The `t` outside of which five per cent lie, on both sides together. */
export const studentT95 = (degrees: number): number => {
  let [low, high] = [1.9, 13];
  for (let index = 0; index < HALVINGS && low < high; index++) {
    const middle = (low + high) / 2;
    if (studentTails(middle, degrees) > 0.05) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
};
