/** Addresses at which people are reached, as they are kept: in plain digits and letters. Pure. */

/** Full-width digits, letters, blanks and the signs of addresses, as Chinese keyboards write them. */
const FULL_WIDTH = /[０-９Ａ-Ｚａ-ｚ＠．－＋＿（）\u3000]/gu;
/** So that it can be dialled, searched for and compared. */
export const plainContact = (typed: string): string =>
  typed.replaceAll(FULL_WIDTH, (sign) => sign.normalize('NFKC')).trim();
