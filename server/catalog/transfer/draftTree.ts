/** The stored tree with the drafts of a file applied; single drafts can be dropped. Pure. */
import type { CategoryAttribute } from '#contract/catalog/categories';
import type { CategoryDraft, CategoryErrorColumns, StoredCategory } from './categoryDraft.ts';
import type { CategoryPlan } from './plannedCategory.ts';
import { rowError } from '../../platform/imports/rowError.ts';

export class DraftTree {
  readonly stored: ReadonlyMap<string, StoredCategory>;
  readonly drafts = new Map<string, CategoryDraft>();
  readonly refused: CategoryPlan['refused'] = [];
  constructor(
    stored: readonly StoredCategory[],
    drafts: readonly CategoryDraft[],
    readonly columns: CategoryErrorColumns,
  ) {
    this.stored = new Map(stored.map((category) => [category.code, category]));
    for (const draft of drafts) {
      if (this.drafts.has(draft.code)) this.#refuse(draft, this.columns.code, 'repeatedCode');
      else this.drafts.set(draft.code, draft);
    }
  }

  #refuse({ row }: CategoryDraft, field: string, key: string) {
    this.refused.push({ row, errors: [rowError(row.line, field, key)] });
  }
  /** Refuses a draft and restores the tree to the state without it. */
  drop(draft: CategoryDraft, field: string, key: string) {
    this.drafts.delete(draft.code);
    this.#refuse(draft, field, key);
  }

  parentOf(code: string): string | null {
    const draft = this.drafts.get(code);
    const stored = this.stored.get(code)?.parentCode ?? null;
    return draft?.parentCode === undefined ? stored : draft.parentCode;
  }
  /** Codes of its ancestors, innermost first; in a cycle, up to the first repeated one. */
  chainOf(code: string): string[] {
    const chain: string[] = [];
    const seen = new Set<string>([code]);
    for (let next = this.parentOf(code); next !== null; next = this.parentOf(next)) {
      if (seen.has(next)) return [...chain, next];
      seen.add(next);
      chain.push(next);
    }
    return chain;
  }
  /** Own bindings after the import. */
  bindingsOf(code: string): readonly CategoryAttribute[] {
    return this.drafts.get(code)?.attributes ?? this.stored.get(code)?.attributes ?? [];
  }
}
