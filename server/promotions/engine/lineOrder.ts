/** The order of line ids, independent of the server's language. Pure. */

const PARTS = /\d{1,15}|\D+/g;

/** Compares numbers within ids by value (`L2` before `L10`) and everything else by code units. */
export const compareIds = (a: string, b: string): number => {
  const [left, right] = [a.match(PARTS) ?? [], b.match(PARTS) ?? []];
  for (let index = 0; index < left.length && index < right.length; index++) {
    const [x, y] = [left[index] as string, right[index] as string];
    if (x === y) continue;
    const [isNumber, isOtherNumber] = [/^\d/.test(x), /^\d/.test(y)];
    if (isNumber !== isOtherNumber) return isNumber ? -1 : 1;
    if (isNumber && Number(x) !== Number(y)) return Number(x) - Number(y);
    return x < y ? -1 : 1;
  }
  return left.length - right.length;
};
