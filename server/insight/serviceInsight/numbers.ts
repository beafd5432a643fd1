/** Numbers that a statement has joined to one text: as rows they would take ten times as long. Pure. */
const COMMA = 44;
const MINUS = 45;
const ZERO = 48;

/** Whole numbers, read digit by digit: to split the text would take ten times as long. */
export const numbersOf = (text: string | null | undefined): Float64Array => {
  if (!text) return new Float64Array();
  // Every number but the last takes two characters at least.
  const numbers = new Float64Array(Math.ceil(text.length / 2));
  let [count, value, sign] = [0, 0, 1];
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === COMMA) {
      numbers[count++] = sign * value;
      value = 0;
      sign = 1;
    } else if (code === MINUS) sign = -1;
    else value = value * 10 + code - ZERO;
  }
  numbers[count++] = sign * value;
  return numbers.slice(0, count);
};
