/** Finds the rule that suggests the price of a variant. Pure. */
import type { Terms } from './suggestionTerms.ts';

export interface RuleFacts extends Terms {
  id: number;
  name: string;
  categoryId: number | null;
  active: boolean;
}

/**
 * The rule for a category: its own, else that of its nearest ancestor, else the one for all categories; of several, the
 * oldest.
 */
export const ruleFor = <T extends Pick<RuleFacts, 'id' | 'categoryId' | 'active'>>(
  rules: readonly T[],
  /** The category's path from the root, with itself last; [] for no category. */
  path: readonly number[],
): T | null => {
  const active = rules.filter((rule) => rule.active).sort((a, b) => a.id - b.id);
  for (const categoryId of [...path].reverse()) {
    const found = active.find((rule) => rule.categoryId === categoryId);
    if (found) return found;
  }
  return active.find((rule) => rule.categoryId === null) ?? null;
};
