/** A promotion as stored, and how it is converted for the API and the activity log. */
import type { ActivityVerb } from '#contract/platform/activities';
import type { Promotion, PromotionInput, Terms } from '#contract/promotions/promotions';
import type { promotionRevisions, promotions } from '#db/schema/promotions/promotions';
import { entryOf } from '../../platform/approvals/actions.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { phaseOf, type PhaseFacts } from './rules.ts';

export type PromotionRow = typeof promotions.$inferSelect;
export type RevisionRow = typeof promotionRevisions.$inferSelect;

export const withPhase = <T extends PhaseFacts>(
  row: T,
  now: number,
): T & Pick<Promotion, 'phase'> => ({
  ...row,
  phase: phaseOf(row, now),
});

/** Columns for the terms, including those that lists filter and sort by. */
export const columnsOf = (terms: Terms) => ({
  terms,
  kind: terms.rewards[0]?.kind ?? 'percent',
  lane: terms.lane,
  trigger: terms.trigger,
  startsAt: terms.startsAt,
  endsAt: terms.endsAt,
});

export const rowOf = ({ name, labels, campaignId, terms }: PromotionInput) => ({
  name,
  labels,
  campaignId,
  ...columnsOf(terms),
});

/** The common fields of a promotion's activity entry. */
export const promotionEntry = (
  writer: Writer,
  promotion: { id: number; name: string },
  verb: ActivityVerb,
) => entryOf('promotions', writer, promotion, verb);
