/** What further terms do to a promotion, in a sentence: the same before one is submitted or approved, and before all are. */
import { useTranslate } from 'react-admin';
import type { ConcernedPromotion } from '#contract/promotions/campaigns';
import { useLastInstant } from '../../ui/record/LastInstant.tsx';

type Draft = NonNullable<ConcernedPromotion['draft']>;

/** Null of the first terms of a promotion. */
export const useTermsEffect = () => {
  const translate = useTranslate();
  const lastInstant = useLastInstant();
  return ({ effect, revision, endsAt, liveRevision, liveEndsAt }: Draft): string | null => {
    if (effect === null) return null;
    const isEndless = effect === 'startsAgain' && endsAt === null;
    return translate(`promotions.termsEffect.${isEndless ? 'startsForever' : effect}`, {
      revision,
      live: liveRevision ?? 0,
      at: liveEndsAt === null ? '–' : lastInstant(liveEndsAt),
      end: endsAt === null ? '–' : lastInstant(endsAt),
    });
  };
};
