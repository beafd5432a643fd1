/** One form of phone numbers and e-mail addresses, by which they are compared: in SQL over members, and of a text. */

const PHONE_SIGNS = [' ', '-', '(', ')', '+86'] as const;

export const without = (column: string, ...characters: readonly string[]): string =>
  characters.reduce((text, one) => `replace(${text}, '${one}', '')`, column);

/** A number with and without the code of the country is told apart only by its beginning. */
export const PHONE_SQL = without('phone', ...PHONE_SIGNS);
export const EMAIL_SQL = 'lower(trim(email))';

export const phoneKey = (phone: string): string =>
  PHONE_SIGNS.reduce((text, one) => text.replaceAll(one, ''), phone);
export const emailKey = (email: string): string => email.trim().toLowerCase();
