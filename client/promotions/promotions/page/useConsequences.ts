/** What a verb would do, in numbers. */
import { useTranslate } from 'react-admin';
import type { Finding, PromotionReview } from '#contract/promotions/review';
import { effectOfTerms } from '#rules/promotions/promotions';
import { useMoney } from '../../../ui/record/money.tsx';
import { useCount } from '../../../ui/list/useCount.ts';
import { useInstant } from '../../../ui/record/instant.tsx';
import { useTermsEffect } from '../../shared/useTermsEffect.ts';
import type { PromotionPage } from '../draft.ts';
import { useFindings } from '../review/useFindings.ts';
import { differencesOf, summaryOf } from '../summary.ts';
import { givesText } from '../summaryRewards.ts';
import { useTextDifferences } from '../TextAlert.tsx';
import { useTermsWords } from '../useTermsWords.ts';
import type { ConfirmedVerb } from './verbs.ts';

const NONE: readonly Finding[] = [];

/** Why a second person must approve the open terms; null where nobody must, undefined where it is not known. */
export const approvalOf = (
  { open }: Pick<PromotionPage, 'open'>,
  review: PromotionReview | null,
): PromotionReview['needsApproval'] | undefined =>
  review === null ? open?.needsApproval : review.needsApproval;

const useSay = () => {
  const translate = useTranslate();
  return (key: string, facts?: object) => translate(`promotions.verbs.${key}`, facts);
};

/** What the open terms would do once they are approved; `atOnce` says that they begin, where their start has come. */
const useOpenTerms = (promotion: PromotionPage, review: PromotionReview | null) => {
  const say = useSay();
  const money = useMoney();
  const instant = useInstant();
  const { open, liveRevision, phase } = promotion;
  const terms = open?.terms ?? promotion.terms;
  const words = useTermsWords([terms, promotion.terms]);
  const toEffect = useTermsEffect();
  const differences = useTextDifferences({ texts: open ?? promotion, terms });
  const found = useFindings(review?.findings ?? NONE);
  const isBegun = () => terms.startsAt <= Date.now();
  /** What would change of the terms in force, part by part. */
  const changes = () =>
    open === null || liveRevision === null
      ? []
      : differencesOf(summaryOf(promotion.terms, words), summaryOf(terms, words)).map(
          ({ was, is }) => say('change', { was: was ?? say('unsaid'), is: is ?? say('unsaid') }),
        );
  const effect = () => {
    const said =
      open &&
      toEffect({
        effect: effectOfTerms(promotion),
        revision: open.revision,
        endsAt: open.terms.endsAt,
        liveRevision,
        liveEndsAt: promotion.endsAt,
      });
    return said ? [said] : [];
  };
  /** What applies until approved terms begin later than now. */
  const meanwhile = () =>
    liveRevision !== null && phase === 'running' && !isBegun()
      ? [say('untilThen', { revision: liveRevision })]
      : [];
  const { budget } = terms.limits;
  return (atOnce: 'startsNow' | 'startsApproved'): string[] => [
    [
      givesText(terms, words),
      isBegun() ? say(atOnce) : say('startsAt', { when: instant(terms.startsAt) }),
    ].join(words.say('space')),
    ...effect(),
    ...changes(),
    ...meanwhile(),
    budget === null ? say('noBudget') : say('budget', { amount: money(budget) }),
    ...differences,
    ...found,
  ];
};

/** Who has to approve the open terms, and why. */
const useApprovalText = () => {
  const translate = useTranslate();
  const say = useSay();
  return (asked: ReturnType<typeof approvalOf>): string => {
    if (asked === undefined) return say('submit.text');
    if (asked === null) return say('submit.alone');
    return [say('submit.second'), translate(`promotions.review.why.${asked}`)].join(
      translate('promotions.summary.space'),
    );
  };
};

/** `review`: the check of the open terms, where it is known. */
export const useConsequences = (promotion: PromotionPage, review: PromotionReview | null) => {
  const say = useSay();
  const money = useMoney();
  const count = useCount();
  const openTerms = useOpenTerms(promotion, review);
  const approvalText = useApprovalText();
  const { name, open, uses, spent, codes, programmeNumber } = promotion;
  const asked = approvalOf(promotion, review);
  const sofar = say('sofar', { uses: count(uses ?? 0), spent: money(spent ?? 0) });
  const ofCodes = (verb: 'pause' | 'end') =>
    codes ? [say(`${verb}.codes`, { smart_count: codes, codes: count(codes) })] : [];
  const lines = (verb: ConfirmedVerb): string[] => {
    switch (verb) {
      case 'submit':
        return [...openTerms(asked === null ? 'startsNow' : 'startsApproved'), approvalText(asked)];
      case 'approve':
        return openTerms('startsNow');
      case 'pause':
        return [
          say('pause.text'),
          ...ofCodes('pause'),
          ...(programmeNumber === null ? [] : [say('pause.following')]),
          sofar,
        ];
      case 'resume':
        return [
          say('resume.text'),
          ...(programmeNumber === null ? [] : [say('resume.following')]),
          sofar,
        ];
      case 'end':
        return [say('end.text'), ...ofCodes('end'), ...(open ? [say('end.draft')] : []), sofar];
      case 'archive':
        return [say('archive.text'), sofar];
      case 'discard':
        return [say(promotion.phase === 'ended' ? 'discard.ended' : 'discard.text')];
      case 'delete':
        return [say('delete.text')];
      default:
        return [say(`${verb}.text`)];
    }
  };
  return (verb: ConfirmedVerb) => ({ title: say(`${verb}.title`, { name }), lines: lines(verb) });
};
