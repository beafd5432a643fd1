/** What a verb would do to a batch's prices, in numbers. */
import { useTranslate } from 'react-admin';
import type { PriceBatch } from '#contract/pricing/priceBatches';
import { dateFormat, numberFormat } from '#shared/formatters';
import { usePersonName } from '../../platform/shared/PersonName.tsx';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { useBatchWords } from './useBatchWords.ts';
import { useMovedSince } from './useMovedSince.ts';
import { useMovedWords } from './useMovedWords.ts';
import type { ConfirmedVerb } from './verbs.ts';

export const useConsequences = (batch: PriceBatch) => {
  const translate = useTranslate();
  const words = useBatchWords();
  const moved = useMovedWords()(useMovedSince(batch));
  const { locale, timeZone } = useStoreSettings();
  const author = usePersonName()(batch.authorName);
  const { name, itemCount, startsAt, endsAt, breaches, phase } = batch;
  // Which plural is for the number, what is read is the number as written here.
  const counted = (key: string, further: object = {}) =>
    translate(key, { smart_count: itemCount, ...further }).replace(
      String(itemCount),
      numberFormat(locale).format(itemCount),
    );
  const full = (at: number) =>
    dateFormat(locale, {
      timeZone,
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }).format(at);
  /** `now`: what is said where prices change at once. */
  const writing = (now = 'priceBatches.submit.now') => [
    startsAt === null || startsAt <= Date.now()
      ? counted(now)
      : counted('priceBatches.submit.at', { when: full(startsAt) }),
    ...(endsAt === null ? [] : [translate('priceBatches.submit.until', { when: full(endsAt) })]),
  ];
  const linesOf = (verb: ConfirmedVerb): string[] => {
    switch (verb) {
      case 'submit':
        return breaches.length > 0
          ? [
              translate('priceBatches.submit.asks', { why: words.breaches(breaches) }),
              ...writing('priceBatches.submit.approved'),
            ]
          : writing();
      case 'approve':
        return breaches.length > 0
          ? [...writing(), translate('priceBatches.why', { why: words.breaches(breaches) })]
          : writing();
      case 'reject':
        return [translate('priceBatches.reject.text', { author })];
      case 'revert':
        return [
          counted(
            phase === 'scheduled' ? 'priceBatches.revert.planned' : 'priceBatches.revert.now',
          ),
          translate('priceBatches.revert.text'),
        ];
      case 'delete':
        return [translate('priceBatches.delete.text')];
    }
  };
  return (verb: ConfirmedVerb) => ({
    title: translate(`priceBatches.${verb}.title`, { name, author }),
    lines: [...linesOf(verb), ...(verb === 'submit' || verb === 'approve' ? moved : [])],
  });
};
