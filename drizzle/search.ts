/**
 * Full-text search. A word is found by any part of it: every ending of a word is indexed, and a query is the beginning
 * of one. Chinese has no spaces between words, so it is indexed and searched as overlapping pairs of characters. A key of
 * several parts (`HOM-0001-RED`) is also indexed as a whole and by its consecutive parts, because each of them alone occurs
 * in many other keys.
 */
import { foldText, wordsOf } from '#shared/searchText';
import type { Connection, Db } from './database.ts';
import type { Searchable, SearchToken } from './dialect.ts';
import { dialectOf } from './driver.ts';
import { query, type Value } from './statements.ts';

export type { Searchable };

const CJK = /[\u3400-\u9fff\uf900-\ufaff\u3040-\u30ff\uac00-\ud7af]/u;

/** Characters of a token; a longer word is found by its first so many characters from any place. */
const MAX_TOKEN = 40;
/** Characters of a word that are indexed. */
const MAX_WORD = 200;

/** Splits a word into runs of Chinese characters and runs of other characters. */
const runs = (word: string) =>
  word.match(
    /[\u3400-\u9fff\uf900-\ufaff\u3040-\u30ff\uac00-\ud7af]+|[^\u3400-\u9fff\uf900-\ufaff\u3040-\u30ff\uac00-\ud7af]+/gu,
  ) ?? [];

const pairs = (run: string) => {
  const letters = [...run];
  return letters.length === 1
    ? letters
    : letters.slice(1).map((letter, index) => letters[index] + letter);
};

/** Every ending of a word, the whole word first. */
const endings = (word: string): string[] => {
  const letters = [...word].slice(0, MAX_WORD);
  return letters.map((_, index) => letters.slice(index, index + MAX_TOKEN).join(''));
};

/** A number written in groups, as `138 1234 5678`, is also indexed in one piece. */
const GROUPED = /^\+?\d[\d\s().\-/]*\d$/;

const CHINESE = /[\u3400-\u9fff\uf900-\ufaff\u3040-\u30ff\uac00-\ud7af]+/u;
const KEY = /[\p{L}\p{N}\p{M}]+(?:[-_./:+][\p{L}\p{N}\p{M}]+)+/gu;
/** Parts of a key that are indexed together. */
const MAX_PARTS = 6;
/** Stands between the parts of a key in a token; both databases take it for a letter. */
const JOINT = 'ˑ';

const hasDigit = (text: string) => /\p{N}/u.test(text);

/** The keys of several parts in a text, each as its parts. Words with hyphens are none: a part has a digit. */
const keysOf = (text: string): string[][] =>
  foldText(text)
    .split(CHINESE)
    .flatMap((piece) => piece.match(KEY) ?? [])
    .filter(hasDigit)
    .map((key) => wordsOf(key));

const keyToken = (parts: readonly string[]) => [...parts.join(JOINT)].slice(0, MAX_TOKEN).join('');

/** Every sequence of at least two consecutive parts. */
const sequences = (parts: readonly string[]): string[] => {
  const first = parts.slice(0, MAX_PARTS);
  return first.flatMap((_, from) =>
    first.slice(from + 1).map((__, index) => keyToken(first.slice(from, from + index + 2))),
  );
};

/** The tokens that are indexed for the texts of a record. */
export const indexTokens = (texts: readonly string[]): string => {
  const tokens = new Set<string>();
  for (const text of texts) {
    const words = wordsOf(text);
    if (words.length > 1 && GROUPED.test(text.trim())) words.push(words.join(''));
    for (const token of keysOf(text).flatMap(sequences)) tokens.add(token);
    for (const run of words.flatMap(runs))
      for (const token of CJK.test(run) ? [...pairs(run), ...run] : endings(run)) tokens.add(token);
  }
  return [...tokens].join(' ');
};

/** The country code before a phone number, which stored numbers may lack. */
const COUNTRY_CODE = /^\s*\+\d{1,3}[\s-]+(?=\d)/;

const MAX_TOKENS = 12;

const wordTokens = (text: string): SearchToken[] =>
  wordsOf(text)
    .flatMap(runs)
    .flatMap((run): SearchToken[] =>
      CJK.test(run)
        ? pairs(run).map((token) => ({ token, prefix: false }))
        : [{ token: [...run].slice(0, MAX_TOKEN).join(''), prefix: true }],
    );

/** Words between blanks, without the country code of a phone number. */
const askedWords = (text: string) =>
  text.slice(0, 200).replace(COUNTRY_CODE, '').split(/\s+/).filter(Boolean);

/** Groups of digits alone may also be a number that is stored in one piece. */
const isGrouped = (key: readonly string[]) => key.every((part) => /^\p{N}+$/u.test(part));

const tokensOf = (word: string, whole: boolean): SearchToken[] => {
  const [key, ...others] = keysOf(word);
  if (!key || others.length > 0 || key.length > MAX_PARTS || wordsOf(word).length !== key.length)
    return wordTokens(word);
  if (whole) return [{ token: keyToken(key), prefix: false }];
  return isGrouped(key) ? wordTokens(word) : [{ token: keyToken(key), prefix: true }];
};

/**
 * The tokens of a query: every token must occur, those that are neither Chinese nor whole as beginnings. Empty where the
 * text contains nothing to search for.
 */
export const queryTokens = (text: string): SearchToken[] =>
  askedWords(text)
    .flatMap((word) => tokensOf(word, false))
    .slice(0, MAX_TOKENS);

/** The same with keys as whole parts; null where the text contains no key of several parts. */
export const wholeKeyTokens = (text: string): SearchToken[] | null => {
  const tokens = askedWords(text).flatMap((word) => tokensOf(word, true));
  return tokens.some(({ token }) => token.includes(JOINT)) ? tokens.slice(0, MAX_TOKENS) : null;
};

export interface SearchEntry {
  id: number;
  /** Texts that every role may search. */
  texts: readonly string[];
  /** Texts (phone, e-mail) that only roles who may see them may search. */
  personal?: readonly string[];
}

/** Removes the search entries of these records. */
export const removeFromSearch = async (tx: Db, resource: Searchable, ids: readonly number[]) => {
  if (ids.length === 0) return;
  const { remove } = dialectOf(tx).searchIndex(`${resource}_search`);
  await query(tx, remove, [JSON.stringify(ids)]);
};

/** Pages of an index that one transaction merges. */
const MERGED_PAGES = 500;

/** Drops from the index what was removed from it: until then its pages still hold the words. In short transactions. */
export const dropRemoved = async (
  { db, transaction }: Pick<Connection, 'db' | 'transaction'>,
  resource: Searchable,
): Promise<void> => {
  const { merge } = dialectOf(db).searchIndex(`${resource}_search`);
  if (!merge) return;
  const { step, changes } = merge;
  const countWritten = async (tx: Db) =>
    Number((await query<{ n: number }>(tx, changes))[0]?.n ?? 0);
  for (let pages = -MERGED_PAGES; ; pages = MERGED_PAGES) {
    const written = await transaction(async (tx) => {
      const before = await countWritten(tx);
      await query(tx, step, [pages]);
      return (await countWritten(tx)) - before;
    });
    // The command itself counts as one row.
    if (written < 2) return;
  }
};

/** Replaces the search entries of these records. */
export const indexForSearch = async (
  tx: Db,
  resource: Searchable,
  entries: readonly SearchEntry[],
) => {
  if (entries.length === 0) return;
  await removeFromSearch(
    tx,
    resource,
    entries.map(({ id }) => id),
  );
  const { add } = dialectOf(tx).searchIndex(`${resource}_search`);
  const rows = entries.map(({ id, texts, personal = [] }) => [
    id,
    indexTokens(texts),
    indexTokens(personal),
  ]);
  await query(tx, add, [JSON.stringify(rows)]);
};

/**
 * A condition on `<resource>.id`; null where the text contains nothing to search for. Where keys contain the asked one as
 * whole parts (`HOM-0001` in `HOM-0001-RED`), only those are found; otherwise those that begin with it.
 */
export const searchCondition = (
  db: object,
  resource: Searchable,
  text: string,
  personal: boolean,
): { sql: string; values: Value[] } | null => {
  const tokens = queryTokens(text);
  if (tokens.length === 0) return null;
  const whole = wholeKeyTokens(text);
  const { matching, valueOf } = dialectOf(db).searchCondition(resource, personal);
  if (!whole) return { sql: `"${resource}".id in (${matching('?')})`, values: [valueOf(tokens)] };
  const value = valueOf(whole);
  const asked = `case when exists (${matching('?')}) then ? else ? end`;
  return {
    sql: `"${resource}".id in (${matching(asked)})`,
    values: [value, value, valueOf(tokens)],
  };
};

/**
 * The ids of records of which a word ends with the asked digits, as a phone does with its last four; null where the text is
 * none. At most `limit`, the newest first.
 */
export const endingIds = async (
  db: object,
  resource: Searchable,
  text: string,
  { personal, limit }: { personal: boolean; limit: number },
): Promise<number[]> => {
  const digits = foldText(text.trim());
  if (!/^\d{3,40}$/.test(digits)) return [];
  const { matching, valueOf } = dialectOf(db).searchCondition(resource, personal);
  const rows = await query<{ id: number }>(
    db,
    `select id from "${resource}" where id in (${matching('?')}) order by id desc limit ?`,
    [valueOf([{ token: digits, prefix: false }]), limit],
  );
  return rows.map(({ id }) => Number(id));
};

/** Ids above `after` of records without a search entry, the lowest first. */
export const findUnindexed = async (
  db: object,
  resource: Searchable,
  { after, limit }: { after: number; limit: number },
): Promise<number[]> => {
  const { isIndexed } = dialectOf(db).searchIndex(`${resource}_search`);
  const rows = await query<{ id: number }>(
    db,
    `select id from "${resource}" where id > ? and not ${isIndexed(`"${resource}".id`)} order by id limit ?`,
    [after, limit],
  );
  return rows.map(({ id }) => id);
};

/** The SQL of a text column, or of the texts of a localized column, in the form of `foldText`; for small tables. */
export const foldedText = (db: object, columns: readonly { sql: string; localized: boolean }[]) =>
  `fold_text(${columns
    .map(
      ({ sql, localized }) => `coalesce(${localized ? dialectOf(db).localizedText(sql) : sql}, '')`,
    )
    .join(" || ' ' || ")})`;
