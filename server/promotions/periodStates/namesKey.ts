/** Whether something that is offered to members, in its time, names a level, group or segment. */
import type { WrittenAudience } from '#rules/platform/audiences';
import { type AudienceKey, isOver, namesKey } from '../../platform/audiences/uses.ts';

interface Offered {
  audience: WrittenAudience;
  /** What is different from a level on: its costs, or how often its members enter. */
  byLevel: readonly { fromLevel: string }[];
  archivedAt: number | null;
  endsAt: number | null;
}

export const offerNamesKey = (offered: Offered, named: AudienceKey): boolean =>
  !isOver(offered, named) &&
  (namesKey(offered.audience, named) ||
    (named.kind === 'levels' && offered.byLevel.some(({ fromLevel }) => fromLevel === named.key)));
