/** How stored values are written in the file of a member. Pure. */

/** Of 2001: what is smaller is a number of something. */
const FIRST_INSTANT = 1_000_000_000_000;
const isInstantName = (name: string) => /(^at|At|^since|[uU]ntil|From)$/.test(name);

/** Instants as people and other programs read them; everything else as it is stored. */
export const readable = (name: string, value: unknown): unknown => {
  if (typeof value === 'number' && value >= FIRST_INSTANT && isInstantName(name))
    return new Date(value).toISOString();
  if (Array.isArray(value)) return value.map((item) => readable('', item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, readable(key, item)]));
};
