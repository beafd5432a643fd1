/** Bounds of a JSON text that are checked before it is parsed, and keys that parsing would lose. Pure. */

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

const COLON = 58;
const BLANK = /\s/;

/** The keys of a value at every depth, and whether one of them is `__proto__`, which objects do not keep. */
const countKeys = (value: unknown): { keys: number; hasProto: boolean } => {
  const found = { keys: 0, hasProto: false };
  const walk = (one: unknown) => {
    if (typeof one !== 'object' || one === null) return;
    if (Array.isArray(one)) return one.forEach(walk);
    const entries = Object.entries(one);
    found.keys += entries.length;
    for (const [key, inner] of entries) {
      if (key === '__proto__') found.hasProto = true;
      walk(inner);
    }
  };
  walk(value);
  return found;
};

const countColons = (text: string): number => {
  let colons = 0;
  for (let index = 0; index < text.length; index++) {
    const character = text.charCodeAt(index);
    if (character === QUOTE) index = endOfString(text, index) - 1;
    else if (character === COLON) colons++;
  }
  return colons;
};

/** The first key that an object has twice. */
const findRepeated = (text: string): string | null => {
  const objects: Set<string>[] = [];
  for (let index = 0; index < text.length; index++) {
    const character = text.charCodeAt(index);
    if (OPEN.has(character)) objects.push(new Set());
    else if (CLOSE.has(character)) objects.pop();
    if (character !== QUOTE) continue;
    const end = endOfString(text, index);
    let next = end;
    while (BLANK.test(text[next] ?? '')) next++;
    if (text.charCodeAt(next) === COLON) {
      const key = JSON.parse(text.slice(index, end)) as string;
      const keys = objects.at(-1);
      if (keys?.has(key)) return key;
      keys?.add(key);
    }
    index = end - 1;
  }
  return null;
};

/**
 * A key of valid JSON whose value would be lost: one that an object has twice, or `__proto__`. Keys are only compared by
 * name where the parsed value has fewer than the text.
 */
export const unreadableKey = (text: string, parsed: unknown): string | null => {
  const { keys, hasProto } = countKeys(parsed);
  if (hasProto) return '__proto__';
  return keys === countColons(text) ? null : (findRepeated(text) ?? '');
};
