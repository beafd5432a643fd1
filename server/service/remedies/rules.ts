/** Which remedies become cases of their own. Pure. */
import type { RemedyKind } from '#contract/service/remedies';
import type { CaseKind } from '#contract/service/stages';

/**
 * The kind of case that a remedy begins by itself, with these lines; null where staff do it, and open the case if one is
 * needed. A repair is of one unit, so it begins where the goods are known to be that one.
 */
export const beginsWith = (
  kind: RemedyKind,
  lines: readonly { quantity: number }[],
): CaseKind | null =>
  kind === 'repair' && lines.length === 1 && lines[0]?.quantity === 1 ? 'repair' : null;
