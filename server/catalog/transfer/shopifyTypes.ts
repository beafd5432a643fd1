/** Converts Shopify's product types to categories. */
import { createHash } from 'node:crypto';
import type { Db } from '#db';
import type { Language } from '#shared/localization';
import { upsertCategories } from '../categories/upsert.ts';
import { loadCategoryIds } from '../categoryTree/lookups.ts';
import { codeFrom } from '../categoryTree/rules.ts';
import type { ProductItem } from './productItem.ts';
import type { ImportRun } from '../../platform/imports/run.ts';

/** The code of the category for a type; a type without Latin letters gets a code from its hash. */
export const typeCode = (type: string): string =>
  codeFrom(type) || `type-${createHash('md5').update(type).digest('hex').slice(0, 10)}`;

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
    const known = await loadCategoryIds(tx, codes);
    const missing = codes.filter((code) => !known.has(code));
    await upsertCategories(
      tx,
      this.run.writer,
      missing.map((code) => ({
        code,
        names: { [this.#language]: (this.#types.get(code) ?? code).slice(0, 120) },
      })),
    );
    for (const code of known.keys()) this.#report(code, 'unchanged');
    for (const code of missing) this.#report(code, 'created');
  };

  /** Only the first outcome of a code is reported: later chunks find the category that an earlier one created. */
  #report(code: string, outcome: 'created' | 'unchanged') {
    if (this.#reported.has(code)) return;
    this.#reported.add(code);
    this.run.count('categories', outcome);
  }
}
