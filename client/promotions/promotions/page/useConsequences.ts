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

/** `review`: the check of the open terms, where it is known. */
export const useConsequences = (promotion: PromotionPage, review: PromotionReview | null) => {
  const translate = useTranslate();
  const money = useMoney();
  const count = useCount();
  const instant = useInstant();
  const { name, open, uses, spent, codes, liveRevision, programmeNumber } = promotion;
  const terms = open?.terms ?? promotion.terms;
  const words = useTermsWords([terms, promotion.terms]);
  const toEffect = useTermsEffect();
  const differences = useTextDifferences({ texts: open ?? promotion, terms });
  const found = useFindings(review?.findings ?? NONE);
  const say = (key: string, facts?: object) => translate(`promotions.verbs.${key}`, facts);
  const sofar = say('sofar', { uses: count(uses ?? 0), spent: money(spent ?? 0) });
  /** `atOnce`: what is said where the start has come, by key. */
  const begins = (atOnce: string) =>
    terms.startsAt <= Date.now() ? say(atOnce) : say('startsAt', { when: instant(terms.startsAt) });
  const opening = (atOnce = 'startsNow') =>
    `${givesText(terms, words)}${words.say('space')}${begins(atOnce)}`;
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
  const meanwhile =
    liveRevision !== null && promotion.phase === 'running' && terms.startsAt > Date.now()
      ? [say('untilThen', { revision: liveRevision })]
      : null;
  const budget = () =>
    terms.limits.budget === null
      ? say('noBudget')
      : say('budget', { amount: money(terms.limits.budget) });
  const asked = approvalOf(promotion, review);
  const approval = () =>
    asked === undefined
      ? say('submit.text')
      : asked === null
        ? say('submit.alone')
        : [say('submit.second'), translate(`promotions.review.why.${asked}`)].join(
            words.say('space'),
          );
  const lines = (verb: ConfirmedVerb): string[] => {
    switch (verb) {
      case 'submit':
        return [
          opening(asked === null ? 'startsNow' : 'startsApproved'),
          ...effect(),
          ...changes(),
          ...(meanwhile ?? []),
          budget(),
          ...differences,
          ...found,
          approval(),
        ];
      case 'approve':
        return [
          opening(),
          ...effect(),
          ...changes(),
          ...(meanwhile ?? []),
          budget(),
          ...differences,
          ...found,
        ];
      case 'pause':
        return [
          say('pause.text'),
          ...(codes ? [say('pause.codes', { smart_count: codes, codes: count(codes) })] : []),
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
        return [say('end.text'), ...(open ? [say('end.draft')] : []), sofar];
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
