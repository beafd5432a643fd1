/** How figures of surveys are printed: half away from zero, on the exact value. Pure. */

/** What floating-point arithmetic leaves of an exact half is one again. */
const DIGITS = 12;

/** A value as a whole number of its last printed digit: 8.125 with two decimals is 813. */
export const printed = (value: number, decimals: number): number => {
  const scaled = Number((Math.abs(value) * 10 ** decimals).toPrecision(DIGITS));
  return Math.sign(value) * Math.floor(scaled + 0.5) || 0;
};
