/** Converts Shopify's product types to categories. */
import { createHash } from 'node:crypto';
import type { Db } from '#db';
import { type Language, localize } from '#shared/localization';
import { loadByCodes } from '../categories/known.ts';
import { upsertCategories } from '../categories/upsert.ts';
import { codeFrom } from '../categoryTree/rules.ts';
import type { ProductItem } from './productItem.ts';
import type { ImportRun } from '../../platform/imports/run.ts';

/** Characters without which a code still tells its type from others. */
const SPARE = /[\p{M}\s\-_/&,.'’()]/gu;
const HASH_LENGTH = 10;
const MAX_BASE = 60;

/** Whether every character that matters is in the code. */
const isComplete = (type: string, code: string): boolean =>
  /^[a-z0-9]*$/i.test(type.normalize('NFKD').replace(SPARE, '')) && code.length < MAX_BASE;

/** The code of the category for a type. Where a code from its letters loses something, its hash is added. */
export const typeCode = (type: string): string => {
  const base = codeFrom(type);
  if (base && isComplete(type, base)) return base;
  const hash = createHash('md5').update(type).digest('hex').slice(0, HASH_LENGTH);
  return `${base.slice(0, MAX_BASE) || 'type'}-${hash}`;
};

/** Creates missing categories for the types in a chunk; reports each code once per run. */
export class TypeCategories {
  readonly #types = new Map<string, string>();
  readonly #reported = new Set<string>();
  readonly #language: Language;
  constructor(readonly run: ImportRun) {
    this.#language = run.writer.settings.language;
  }

  codeOf(type: string): string {
    const code = typeCode(type);
    this.#types.set(code, type);
    return code;
  }

  readonly ensure = async (tx: Db, items: readonly ProductItem[]) => {
    const codes = [...new Set(items.flatMap(({ draft }) => draft.categoryCode ?? []))];
    const known = new Map((await loadByCodes(tx, { codes })).map((row) => [row.code, row]));
    const missing = codes.filter((code) => !known.has(code));
    await upsertCategories(
      tx,
      this.run.writer,
      missing.map((code) => ({
        code,
        names: { [this.#language]: (this.#types.get(code) ?? code).slice(0, 120) },
      })),
    );
    for (const [code, { names }] of known) {
      if (this.#reported.has(code)) continue;
      const name = localize(names, this.#language);
      this.run.notice('joinedCategories', [`${this.#types.get(code) ?? code} → ${name} (${code})`]);
      this.#report(code, 'unchanged');
    }
    for (const code of missing) this.#report(code, 'created');
  };

  /** Only the first outcome of a code is reported: later chunks find the category that an earlier one created. */
  #report(code: string, outcome: 'created' | 'unchanged') {
    if (this.#reported.has(code)) return;
    this.#reported.add(code);
    this.run.count('categories', outcome);
  }
}
