/** Lists within one cell: joined for exports, split by imports. Pure. */

const escaped = (text: string, special: RegExp) => text.replace(special, '\\$&');

/** `a;b`, with a backslash before a semicolon that is part of an item. */
export const joinList = (items: readonly string[]): string =>
  items.map((item) => escaped(item, /[\\;]/g)).join(';');

/** Splits at every `separator` without a backslash before it; the last split also removes the backslashes. */
const split = (text: string, separator: string, isLast: boolean): string[] => {
  const parts: string[] = [];
  let part = '';
  for (let index = 0; index < text.length; index++) {
    const letter = text[index] as string;
    if (letter === '\\' && index + 1 < text.length) {
      part += isLast ? text[++index] : letter + text[++index];
    } else if (letter === separator) {
      parts.push(part);
      part = '';
    } else part += letter;
  }
  return [...parts, part];
};

export const splitList = (cell: string): string[] => (cell === '' ? [] : split(cell, ';', true));

/** Items with several parts each: `a|1;b|2`. Empty parts at the end of an item are left out. */
export const joinParts = (items: readonly (readonly string[])[]): string =>
  items
    .map((parts) => {
      const filled = parts.slice(0, parts.findLastIndex((part) => part !== '') + 1);
      return filled.map((part) => escaped(part, /[\\;|]/g)).join('|');
    })
    .join(';');
export const splitParts = (cell: string): string[][] =>
  cell === '' ? [] : split(cell, ';', false).map((item) => split(item, '|', true));
