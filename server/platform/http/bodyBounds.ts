/** Bounds of a JSON text that are checked before it is parsed, in one pass over its characters. Pure. */

/** The deepest contract nests a dozen levels. */
const MAX_DEPTH = 64;
/** Arrays and objects: a thousand orders with two hundred lines each. */
const MAX_CONTAINERS = 250_000;
const MAX_VALUES = 2_000_000;

const QUOTE = 34;
const COMMA = 44;
const BACKSLASH = 92;
const OPEN = new Set([91, 123]);
const CLOSE = new Set([93, 125]);

/** The position after the string that begins at `start`. */
const endOfString = (text: string, start: number): number => {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let backslashes = 0;
    while (text.charCodeAt(end - 1 - backslashes) === BACKSLASH) backslashes++;
    if (backslashes % 2 === 0) return end + 1;
  }
  return text.length;
};

/** Why a text must not be parsed: it nests too deeply, or has too many values. */
export const boundExceeded = (text: string): 'depth' | 'values' | null => {
  let depth = 0;
  let containers = 0;
  let values = 1;
  for (let index = 0; index < text.length; index++) {
    const character = text.charCodeAt(index);
    if (character === QUOTE) index = endOfString(text, index) - 1;
    else if (character === COMMA) values++;
    else if (OPEN.has(character)) {
      containers++;
      if (++depth > MAX_DEPTH) return 'depth';
    } else if (CLOSE.has(character)) depth--;
    if (containers > MAX_CONTAINERS || values > MAX_VALUES) return 'values';
  }
  return null;
};
