/** What an entry of points or growth is about, in words: the record that caused it, and the rule by which it was given. */
import { useTranslate } from 'react-admin';
import type { PointEntry } from '#contract/members/points';
import { nameOfCause, REGISTRATION } from '#rules/members/points';
import { formatDay } from '../../ui/record/dayText.ts';
import { useLocalize } from '../../ui/record/localized.tsx';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';

export type Caused = Pick<PointEntry, 'source' | 'sourceId' | 'ruleKey' | 'cause'>;

export const useCauseWords = () => {
  const translate = useTranslate();
  const toText = useLocalize();
  const { locale } = useStoreSettings();
  /** The rule by which it was given; null for what no rule gives. */
  const rule = ({ ruleKey, cause }: Pick<Caused, 'ruleKey' | 'cause'>): string | null =>
    cause.ruleNames ? toText(cause.ruleNames) : ruleKey || null;
  /** The record that caused it. */
  const record = (caused: Caused): string => {
    const { source, sourceId } = caused;
    const { opener } = caused.cause;
    if (opener) {
      const of = { ...opener, cause: { ...opener.cause, opener: null } };
      return translate('points.lotOf', { day: formatDay(opener.day, locale), about: about(of) });
    }
    if (source === 'event' && sourceId === REGISTRATION) return translate('points.registration');
    const kind = translate(`points.sources.${source}`);
    const named = nameOfCause(caused);
    return named === null
      ? kind
      : translate('points.about', {
          source: kind,
          id: typeof named === 'string' ? named : toText(named),
        });
  };
  const about = (caused: Caused): string =>
    [record(caused), rule(caused)]
      .filter((part) => part !== null)
      .join(translate('layout.partSeparator'));
  return { record, rule, about };
};
