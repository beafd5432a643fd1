/**
 * Full-text search. Latin words are indexed whole and found by prefix. Chinese has no spaces between words, so it is
 * indexed and searched as overlapping pairs of characters.
 */
import type { Db } from './database.ts';
import type { Searchable, SearchToken } from './dialect.ts';
import { dialectOf } from './driver.ts';
import { query } from './statements.ts';

export type { Searchable };

const CJK = /[\u3400-\u9fff\uf900-\ufaff\u3040-\u30ff\uac00-\ud7af]/u;

const words = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

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

/** The tokens that are indexed for a text. */
export const indexTokens = (text: string): string => {
  const tokens = new Set<string>();
  for (const word of words(text)) {
    for (const run of runs(word)) {
      if (CJK.test(run)) for (const token of [...pairs(run), ...run]) tokens.add(token);
      else tokens.add(run.slice(0, 60));
    }
  }
  return [...tokens].join(' ');
};

/**
 * The tokens of a query: every token must occur, Latin ones as prefixes. Empty where the text contains nothing to
 * search for.
 */
export const queryTokens = (text: string): SearchToken[] =>
  words(text.slice(0, 200))
    .flatMap(runs)
    .flatMap((run) =>
      CJK.test(run)
        ? pairs(run).map((token) => ({ token, prefix: false }))
        : [{ token: run.slice(0, 60), prefix: true }],
    )
    .slice(0, 12);

export interface SearchEntry {
  id: number;
  /** Text that every role may search. */
  text: string;
  /** Text (phone, e-mail) that only roles who may see it may search. */
  personal?: string;
}

/** Replaces the search entries of these records. */
export const indexForSearch = async (
  tx: Db,
  resource: Searchable,
  entries: readonly SearchEntry[],
) => {
  if (entries.length === 0) return;
  const { remove, add } = dialectOf(tx).searchIndex(`${resource}_search`);
  const rows = entries.map(({ id, text, personal }) => [
    id,
    indexTokens(text),
    indexTokens(personal ?? ''),
  ]);
  await query(tx, remove, [JSON.stringify(entries.map(({ id }) => id))]);
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
