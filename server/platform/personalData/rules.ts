/** Finds what is known of a member in stored texts, and takes it out. Pure. */

/** Stands where something was erased. */
export const ERASED = '***';

/** A shorter text is also part of others. */
const LEAST = 6;

/** The form in which texts are compared: numbers may be written in groups, and addresses in any case. */
export const comparable = (text: string): string =>
  text.replace(/[\s-]/g, '').replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/** The texts by which a member is found, in that form, each once. */
export const toSearchTerms = (texts: readonly (string | null | undefined)[]): string[] =>
  [...new Set(texts.flatMap((text) => text ?? []).map(comparable))].filter(
    (text) => text.length >= LEAST,
  );

/** The value with every text replaced, at any depth. */
export const blank = (value: unknown): unknown => {
  if (typeof value === 'string') return value === '' ? value : ERASED;
  if (Array.isArray(value)) return value.map(blank);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, blank(item)]));
};

interface Sought {
  id: number;
  externalId: string;
  /** Contacts, which are found wherever they stand. */
  searchTerms: readonly string[];
  /** Addresses, which may be no more than the name of a town. */
  places: readonly string[];
  /** Names of fields that say who a member is. */
  fields: ReadonlySet<string>;
}

const names = (record: Record<string, unknown>, { id, externalId }: Sought) =>
  record.memberId === id ||
  ['externalId', 'memberExternalId', 'member'].some((key) => record[key] === externalId);

/** Of others' texts an address is only taken out where it is the whole text. */
const holdsOne = (text: string, { searchTerms, places }: Sought, isWithinOwn: boolean) => {
  const compared = comparable(text);
  return (
    searchTerms.some((term) => compared.includes(term)) ||
    places.some((place) => (isWithinOwn ? compared.includes(place) : compared === place))
  );
};

/** The value without the texts of the member, and without these fields of every record that names the member. */
export const withoutMember = (value: unknown, sought: Sought, isWithinOwn = false): unknown => {
  if (typeof value === 'string') return holdsOne(value, sought, isWithinOwn) ? ERASED : value;
  if (Array.isArray(value)) return value.map((item) => withoutMember(item, sought, isWithinOwn));
  if (typeof value !== 'object' || value === null) return value;
  const isAbout = names(value as Record<string, unknown>, sought);
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      isAbout && sought.fields.has(key)
        ? blank(item)
        : withoutMember(item, sought, isWithinOwn || isAbout),
    ]),
  );
};

/** What an entry of the activity log says of these fields; that they changed stays. */
export const withoutValues = (
  values: Record<string, unknown> | null,
  fields: ReadonlySet<string>,
): Record<string, unknown> | null =>
  values &&
  Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      fields.has(key) && value !== null && value !== '' ? ERASED : value,
    ]),
  );
