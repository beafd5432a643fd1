/** What the wizard's form holds: of a new promotion, a saved one, or a copy. Pure. */
import type { Promotion, PromotionRevision, Terms } from '#contract/promotions/promotions';
import type { PromotionReview } from '#contract/promotions/review';
import { completeTerms } from '#rules/promotions/terms';
import type { Localized } from '#shared/localization';
import { newTerms } from './newTerms.ts';

/** The form: a promotion as staff save it, with a shared code to be made beside it. Figures not yet typed are null. */
export interface Draft {
  name: string;
  labels: Localized;
  campaignId: number | null;
  terms: Terms;
  reason: string | null;
  /** Of a new promotion that goes by code: its shared code, '' for none yet. */
  code: string;
}

/** A promotion with its revisions, as its page reads it. */
type Revision = PromotionRevision & {
  campaignId?: number | null;
  /** Why a second person must approve it; null where nobody must. */
  needsApproval?: PromotionReview['needsApproval'];
};
export type PromotionPage = Promotion & { revisions?: PromotionRevision[]; open?: Revision | null };

export const newDraft = (now: number): Draft => ({
  name: '',
  labels: {},
  campaignId: null,
  terms: newTerms(now),
  reason: null,
  code: '',
});

/** A saved promotion as the form holds it: the revision somebody works on, else the terms that hold. */
export const draftOf = (promotion: PromotionPage): Draft => {
  const { name, labels, terms, campaignId = promotion.campaignId } = promotion.open ?? promotion;
  return {
    name,
    labels,
    campaignId,
    terms: completeTerms(terms),
    reason: promotion.open?.reason ?? null,
    code: '',
  };
};

/** The same once more under another name, from now on. */
export const copyOf = (promotion: PromotionPage, name: string, now: number): Draft => {
  const draft = draftOf(promotion);
  const { startsAt, endsAt } = draft.terms;
  const { startsAt: today } = newTerms(now);
  const isOver = endsAt !== null && endsAt <= now;
  return {
    ...draft,
    name,
    reason: null,
    terms: {
      ...draft.terms,
      startsAt: startsAt > now ? startsAt : today,
      endsAt: isOver ? null : endsAt,
    },
  };
};
