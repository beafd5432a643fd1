/** Shopify's types of products as categories. */
import { createHash } from 'node:crypto';
import type { Db } from '#db';
import { selectIn } from '#db/bulk';
import type { Language } from '#shared/localization';
import { upsertCategories } from '../categories/upsert.ts';
import { codeFrom } from '../categoryTree/rules.ts';
import type { ProductItem } from './productItem.ts';
import type { ImportRun } from '../../platform/imports/run.ts';

/** The code of the category that stands for a type; one that no Latin letter is in gets a code from its fingerprint. */
export const typeCode = (type: string): string =>
  codeFrom(type) || `type-${createHash('md5').update(type).digest('hex').slice(0, 10)}`;

/** Makes the categories that a chunk's types name and the store does not have; tells each code once per run. */
export class TypeCategories {
  readonly #types = new Map<string, string>();
  readonly #told = new Set<string>();
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
    const rows = await selectIn<{ code: string }>(
      tx,
      'select code from categories where code in (?)',
      codes,
      'text',
    );
    const known = new Set(rows.map(({ code }) => code));
    const missing = codes.filter((code) => !known.has(code));
    await upsertCategories(
      tx,
      this.run.writer,
      missing.map((code) => ({
        code,
        names: { [this.#language]: (this.#types.get(code) ?? code).slice(0, 120) },
      })),
    );
    for (const code of known) this.#tell(code, 'unchanged');
    for (const code of missing) this.#tell(code, 'created');
  };

  /** The first word about a code holds: later chunks of the real run find what an earlier one made. */
  #tell(code: string, outcome: 'created' | 'unchanged') {
    if (this.#told.has(code)) return;
    this.#told.add(code);
    this.run.count('categories', outcome);
  }
}
