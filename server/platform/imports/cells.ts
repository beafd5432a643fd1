/** Reads and writes the formats of single cells. Pure. */
import { LANGUAGES, type Localized } from '#shared/localization';

const YES = new Set(['true', 'yes', 'y', '1', '是']);
const NO = new Set(['false', 'no', 'n', '0', '否']);

/** The value of a yes/no cell; null when it is neither. */
export const parseYesNo = (cell: string): boolean | null => {
  const word = cell.trim().toLowerCase();
  return YES.has(word) ? true : NO.has(word) ? false : null;
};

const escaped = (text: string, special: RegExp) => text.replace(special, '\\$&');

/** `a;b`, with a backslash before what is not a separator. */
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

/** Items of several parts each: `a|1;b|2`. Empty parts at an item's end are left out. */
export const joinParts = (items: readonly (readonly string[])[]): string =>
  items
    .map((parts) => {
      const filled = parts.slice(0, parts.findLastIndex((part) => part !== '') + 1);
      return filled.map((part) => escaped(part, /[\\;|]/g)).join('|');
    })
    .join(';');
export const splitParts = (cell: string): string[][] =>
  cell === '' ? [] : split(cell, ';', false).map((item) => split(item, '|', true));

/** Columns of a text written per language: `name_en`, `name_zh`. */
export const languageColumns = (name: string) => LANGUAGES.map((language) => `${name}_${language}`);

/** The texts that are not empty, in the order of the languages. */
export const filled = (texts: Localized): Localized =>
  Object.fromEntries(LANGUAGES.filter((l) => texts[l]).map((l) => [l, texts[l]]));

/**
 * The texts to save so that exactly the filled cells are stored: an empty cell clears a stored text and is left out where
 * there is none. A language without a column (undefined) keeps its text.
 */
export const textsToSend = (
  cells: Readonly<Record<string, string | undefined>>,
  stored: Localized | null,
): Localized =>
  Object.fromEntries(
    LANGUAGES.flatMap((language) => {
      const cell = cells[language];
      return cell === undefined || (cell === '' && !stored?.[language]) ? [] : [[language, cell]];
    }),
  );

const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/** The text of an HTML description: blocks become lines, all other tags are removed. */
export const plainText = (html: string): string =>
  html
    .replace(/<(script|style)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/\s+/g, ' ')
    .replace(/<li\b[^>]*>/gi, '\n• ')
    .replace(/<(?:br|\/?(?:p|div|ul|ol|h[1-6]|tr|table|blockquote))\b[^>]*>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(
      /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w+));/gi,
      (whole, decimal?: string, hex?: string, name?: string) => {
        const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : null;
        if (code !== null)
          return code > 31 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
            ? String.fromCodePoint(code)
            : ' ';
        return ENTITIES[name?.toLowerCase() ?? ''] ?? whole;
      },
    )
    .replace(/[ \t]*\n[ \t]*/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/ {2,}/g, ' ')
    .trim();
