/**
 * Full-text search. A word is found by any part of it: every ending of a word is indexed, and a query is the beginning
 * of one. Chinese has no spaces between words, so it is indexed and searched as overlapping pairs of characters.
 */
import { wordsOf } from '#shared/searchText';
import type { Db } from './database.ts';
import type { Searchable, SearchToken } from './dialect.ts';
import { dialectOf } from './driver.ts';
import { query } from './statements.ts';

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

/** The tokens that are indexed for the texts of a record. */
export const indexTokens = (texts: readonly string[]): string => {
  const tokens = new Set<string>();
  for (const text of texts) {
    const words = wordsOf(text);
    if (words.length > 1 && GROUPED.test(text.trim())) words.push(words.join(''));
    for (const run of words.flatMap(runs))
      for (const token of CJK.test(run) ? [...pairs(run), ...run] : endings(run)) tokens.add(token);
  }
  return [...tokens].join(' ');
};

/** The country code before a phone number, which stored numbers may lack. */
const COUNTRY_CODE = /^\s*\+\d{1,3}[\s-]+(?=\d)/;

/**
 * The tokens of a query: every token must occur, those that are not Chinese as beginnings. Empty where the text
 * contains nothing to search for.
 */
export const queryTokens = (text: string): SearchToken[] =>
  wordsOf(text.slice(0, 200).replace(COUNTRY_CODE, ''))
    .flatMap(runs)
    .flatMap((run) =>
      CJK.test(run)
        ? pairs(run).map((token) => ({ token, prefix: false }))
        : [{ token: [...run].slice(0, MAX_TOKEN).join(''), prefix: true }],
    )
    .slice(0, 12);

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

/** A condition on `<resource>.id` with its one value; null where the text contains nothing to search for. */
export const searchCondition = (
  db: object,
  resource: Searchable,
  text: string,
  personal: boolean,
): { sql: string; value: string } | null => {
  const tokens = queryTokens(text);
  return tokens.length === 0 ? null : dialectOf(db).searchCondition(resource, tokens, personal);
};

/** Ids above `after` of records without a search entry, the lowest first. */
export const findUnindexed = async (
  db: object,
  resource: Searchable,
  { after, limit }: { after: number; limit: number },
): Promise<number[]> => {
  const { indexedIds } = dialectOf(db).searchIndex(`${resource}_search`);
  const rows = await query<{ id: number }>(
    db,
    `select id from "${resource}" where id > ? and id not in (${indexedIds}) order by id limit ?`,
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
