/**
 * Full-text search, the one place where the two databases need their own words. Latin words are indexed whole and
 * found by prefix; Chinese has no spaces, so it is indexed and asked as overlapping pairs of characters.
 */
import type { Db } from './database.ts';
import { driverOf, query } from './statements.ts';

export type Searchable = 'products' | 'members';

const CJK = /[\u3400-\u9fff\uf900-\ufaff\u3040-\u30ff\uac00-\ud7af]/u;

const words = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** Splits a word into runs of Chinese and runs of everything else. */
const runs = (word: string) =>
  word.match(
    /[\u3400-\u9fff\uf900-\ufaff\u3040-\u30ff\uac00-\ud7af]+|[^\u3400-\u9fff\uf900-\ufaff\u3040-\u30ff\uac00-\ud7af]+/gu,
  ) ?? [];

const pairs = (run: string) => {
  const letters = [...run];
  return letters.length === 1
    ? letters
    : letters.slice(1).map((letter, at) => letters[at] + letter);
};

/** What is indexed for a text. */
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

/** What is asked for a text: every token must occur; Latin ones as prefixes. Empty when nothing can be asked. */
export const queryTokens = (text: string): { token: string; prefix: boolean }[] =>
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
  /** Text that any role may search. */
  text: string;
  /** Text (phone, e-mail) that only roles who may read it may search. */
  personal?: string;
}

/** Replaces what is indexed for these records. */
export const indexForSearch = async (
  tx: Db,
  resource: Searchable,
  entries: readonly SearchEntry[],
) => {
  if (entries.length === 0) return;
  const table = `${resource}_search`;
  const ids = JSON.stringify(entries.map(({ id }) => id));
  const rows = JSON.stringify(
    entries.map(({ id, text, personal }) => [id, indexTokens(text), indexTokens(personal ?? '')]),
  );
  if (driverOf(tx).dialect === 'sqlite') {
    await query(tx, `delete from ${table} where rowid in (select value from json_each(?))`, [ids]);
    await query(
      tx,
      `insert into ${table} (rowid, open_text, personal_text) select value ->> 0, value ->> 1, value ->> 2 from json_each(?)`,
      [rows],
    );
    return;
  }
  await query(
    tx,
    `delete from ${table} where id = any(array(select value::integer from json_array_elements_text(?::json)))`,
    [ids],
  );
  await query(
    tx,
    `insert into ${table} (id, open_text, personal_text)
     select (value ->> 0)::integer, to_tsvector('simple', value ->> 1), to_tsvector('simple', value ->> 2)
     from json_array_elements(?::json)`,
    [rows],
  );
};

/** A condition on `<resource>.id` with its one value; null when the text holds nothing to search for. */
export const searchCondition = (
  dialect: 'sqlite' | 'postgres',
  resource: Searchable,
  text: string,
  personal: boolean,
): { sql: string; value: string } | null => {
  const tokens = queryTokens(text);
  if (tokens.length === 0) return null;
  const table = `${resource}_search`;
  if (dialect === 'sqlite') {
    const asked = tokens.map(({ token, prefix }) => `"${token}"${prefix ? '*' : ''}`).join(' ');
    const value = personal ? asked : `{open_text} : (${asked})`;
    return {
      sql: `"${resource}".id in (select rowid from ${table} where ${table} match ?)`,
      value,
    };
  }
  const value = tokens.map(({ token, prefix }) => `'${token}'${prefix ? ':*' : ''}`).join(' & ');
  const column = personal ? '(open_text || personal_text)' : 'open_text';
  return {
    sql: `"${resource}".id in (select id from ${table} where ${column} @@ to_tsquery('simple', ?))`,
    value,
  };
};
