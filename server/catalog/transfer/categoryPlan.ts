/**
 * What a file of categories would make of the tree: decided in full before anything is written, so that counts do not
 * depend on how the writing is cut into transactions. Pure.
 */
import type { CategoryAttribute, Requirement } from '#contract/catalog/categories';
import { type Localized } from '#shared/localization';
import { effectiveBindings, loosened } from '../categoryTree/rules.ts';
import type { CsvRow } from '../../platform/imports/csvRow.ts';
import { type RowError, rowError } from '../../platform/imports/rowError.ts';

export interface StoredCategory {
  code: string;
  parentCode: string | null;
  position: number;
  names: Localized;
  hidden: boolean;
  attributes: CategoryAttribute[];
}

/** A row of the file; fields left out keep their value. */
export interface CategoryDraft {
  row: CsvRow;
  code: string;
  parentCode?: string | null;
  names: Localized;
  position?: number;
  hidden?: boolean;
  attributes?: CategoryAttribute[];
}

export interface PlannedCategory {
  draft: CategoryDraft;
  parentCode: string | null;
  outcome: 'created' | 'updated' | 'unchanged';
  /** The category's own bindings change. */
  bindings: boolean;
}
export interface CategoryPlan {
  /** Parents before children, siblings in their final order. */
  planned: PlannedCategory[];
  refused: { row: CsvRow; errors: RowError[] }[];
  /** Final order of the children of every parent ('' = top level) whose order the file decides. */
  orders: { parentCode: string; codes: string[] }[];
  /** The ancestors of a planned category that the file holds too, outermost first. */
  ancestorsOf: (code: string) => PlannedCategory[];
}

const TOP = '';

const sameBindings = (a: readonly CategoryAttribute[], b: readonly CategoryAttribute[]) => {
  const asked = new Map<number, Requirement>(
    a.map(({ attributeId, requirement }) => [attributeId, requirement]),
  );
  return (
    a.length === b.length &&
    b.every(({ attributeId, requirement }) => asked.get(attributeId) === requirement)
  );
};

class Planner {
  readonly #stored: ReadonlyMap<string, StoredCategory>;
  readonly #drafts = new Map<string, CategoryDraft>();
  readonly #refused: CategoryPlan['refused'] = [];
  constructor(
    stored: readonly StoredCategory[],
    drafts: readonly CategoryDraft[],
    readonly columns: { code: string; parent: string; attributes: string },
  ) {
    this.#stored = new Map(stored.map((category) => [category.code, category]));
    for (const draft of drafts) {
      if (this.#drafts.has(draft.code)) this.#refuse(draft, this.columns.code, 'repeatedCode');
      else this.#drafts.set(draft.code, draft);
    }
  }

  #refuse({ row }: CategoryDraft, field: string, key: string) {
    this.#refused.push({ row, errors: [rowError(row.line, field, key)] });
  }
  #drop(draft: CategoryDraft, field: string, key: string) {
    this.#drafts.delete(draft.code);
    this.#refuse(draft, field, key);
  }

  #parentOf(code: string): string | null {
    const draft = this.#drafts.get(code);
    const stored = this.#stored.get(code)?.parentCode ?? null;
    return draft?.parentCode === undefined ? stored : draft.parentCode;
  }
  #chain(code: string): string[] {
    const chain: string[] = [];
    const seen = new Set<string>([code]);
    for (let at = this.#parentOf(code); at !== null; at = this.#parentOf(at)) {
      if (seen.has(at)) return [...chain, at];
      seen.add(at);
      chain.push(at);
    }
    return chain;
  }

  /** Refuses what cannot hang where it should; a refusal can orphan others, so it looks until nothing more falls. */
  #refuseMisplaced() {
    for (let again = true; again;) {
      again = false;
      for (const draft of this.#drafts.values()) {
        const parent = this.#parentOf(draft.code);
        if (parent !== null && !this.#drafts.has(parent) && !this.#stored.has(parent)) {
          this.#drop(draft, this.columns.parent, 'categories.errors.unknownParent');
          again = true;
        } else if (draft.parentCode !== undefined && this.#chain(draft.code).includes(draft.code)) {
          this.#drop(draft, this.columns.parent, 'categories.errors.cycle');
          again = true;
        }
      }
    }
  }

  /** Own bindings after the import. */
  #bindingsOf(code: string): readonly CategoryAttribute[] {
    return this.#drafts.get(code)?.attributes ?? this.#stored.get(code)?.attributes ?? [];
  }
  #refuseLoosened() {
    for (let again = true; again;) {
      again = false;
      for (const draft of this.#drafts.values()) {
        if (!draft.attributes) continue;
        const inherited = effectiveBindings(
          this.#chain(draft.code)
            .toReversed()
            .map((code) => this.#bindingsOf(code)),
        );
        if (loosened(inherited, draft.attributes).length === 0) continue;
        this.#drop(draft, this.columns.attributes, 'categories.errors.loosened');
        this.#refuseMisplaced();
        again = true;
      }
    }
  }

  /** Children of every parent in their final order. */
  #finalOrder(): Map<string, string[]> {
    const children = new Map<string, string[]>();
    const push = (parent: string | null, code: string) => {
      const list = children.get(parent ?? TOP);
      if (list) list.push(code);
      else children.set(parent ?? TOP, [code]);
    };
    const placed = [...this.#drafts.values()].filter(({ position }) => position !== undefined);
    const explicit = new Set(placed.map(({ code }) => code));
    const stays = [...this.#stored.values()]
      .filter(({ code }) => !explicit.has(code))
      .sort((a, b) => a.position - b.position);
    // Those that come from another parent go behind those that were there.
    for (const { code, parentCode } of stays)
      if (this.#parentOf(code) === parentCode) push(parentCode, code);
    for (const { code, parentCode } of stays)
      if (this.#parentOf(code) !== parentCode) push(this.#parentOf(code), code);
    for (const { code } of this.#drafts.values())
      if (!explicit.has(code) && !this.#stored.has(code)) push(this.#parentOf(code), code);
    for (const { code, position = 0 } of placed.sort(
      (a, b) => (a.position ?? 0) - (b.position ?? 0),
    )) {
      const parent = this.#parentOf(code) ?? TOP;
      const list = children.get(parent) ?? [];
      list.splice(Math.min(position, list.length), 0, code);
      children.set(parent, list);
    }
    return children;
  }

  #outcome(draft: CategoryDraft, at: number): PlannedCategory {
    const stored = this.#stored.get(draft.code);
    const parentCode = this.#parentOf(draft.code);
    if (!stored)
      return {
        draft,
        parentCode,
        outcome: 'created',
        bindings: (draft.attributes ?? []).length > 0,
      };
    const bindings =
      draft.attributes !== undefined && !sameBindings(stored.attributes, draft.attributes);
    const changed =
      bindings ||
      parentCode !== stored.parentCode ||
      (draft.position !== undefined && at !== stored.position) ||
      (draft.hidden !== undefined && draft.hidden !== stored.hidden) ||
      Object.entries(draft.names).some(
        ([language, name]) => stored.names[language as keyof Localized] !== name,
      );
    return { draft, parentCode, outcome: changed ? 'updated' : 'unchanged', bindings };
  }

  plan(): CategoryPlan {
    this.#refuseMisplaced();
    this.#refuseLoosened();
    const children = this.#finalOrder();
    const planned: PlannedCategory[] = [];
    const byCode = new Map<string, PlannedCategory>();
    const visit = (parent: string) => {
      for (const [index, code] of (children.get(parent) ?? []).entries()) {
        const draft = this.#drafts.get(code);
        if (draft) {
          const one = this.#outcome(draft, index);
          byCode.set(code, one);
          planned.push(one);
        }
        visit(code);
      }
    };
    visit(TOP);
    const decided = new Set(
      planned
        .filter(({ draft }) => draft.position !== undefined)
        .map(({ parentCode }) => parentCode ?? TOP),
    );
    return {
      planned,
      refused: this.#refused,
      orders: [...children]
        .filter(([parent]) => decided.has(parent))
        .map(([parentCode, codes]) => ({ parentCode, codes })),
      ancestorsOf: (code) =>
        this.#chain(code)
          .toReversed()
          .flatMap((ancestor) => byCode.get(ancestor) ?? []),
    };
  }
}

export const planCategories = (
  stored: readonly StoredCategory[],
  drafts: readonly CategoryDraft[],
  columns: { code: string; parent: string; attributes: string },
): CategoryPlan => new Planner(stored, drafts, columns).plan();
