/** Converts Shopify's product types to categories. */
import { createHash } from 'node:crypto';
import type { Db } from '#db';
import { type Language, localize } from '#shared/localization';
import { loadByCodes } from '../categories/known.ts';
import { loadCategoryCodes } from '../categoryTree/lookups.ts';
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
  return base && isComplete(type, base) ? base : ownCode(type);
};

/** A code that no other type can have. */
const ownCode = (type: string): string => {
  const base = codeFrom(type);
  const hash = createHash('md5').update(type).digest('hex').slice(0, HASH_LENGTH);
  return `${base.slice(0, MAX_BASE) || 'type'}-${hash}`;
};

/** Creates missing categories for the types in a chunk; reports each code once per run. */
export class TypeCategories {
  readonly #types = new Map<string, string>();
  readonly #reported = new Set<string>();
  readonly #language: Language;
  /** Codes of the categories that the store had before. */
  #stored: ReadonlySet<string> = new Set();
  constructor(readonly run: ImportRun) {
    this.#language = run.writer.settings.language;
  }

  async load() {
    const codes = await loadCategoryCodes(this.run.job.application.connection.db);
    this.#stored = new Set(codes.values());
  }

  /** The category of a type: its own where somebody decided so for this import or an earlier one. */
  codeOf(type: string): string {
    const own = ownCode(type);
    const hasOwn = this.run.ownCategories.has(type) || this.#stored.has(own);
    const code = hasOwn ? own : typeCode(type);
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
      const type = this.#types.get(code) ?? code;
      // One that was made for the type joins nothing.
      if (code !== ownCode(type))
        this.run.notice('joinedCategories', [`${type} → ${name} (${code})`], [type]);
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
