/** What an entry of points or growth is about, in words: the record that caused it, and the rule by which it was given. */
import { useTranslate } from 'react-admin';
import type { PointEntry } from '#contract/members/points';
import { formatDay } from '../../ui/record/dayText.ts';
import { useLocalize } from '../../ui/record/localized.tsx';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';

export type Caused = Pick<PointEntry, 'source' | 'sourceId' | 'ruleKey' | 'cause'>;

/** Sources whose ids are the console's own, which nobody knows. */
const OWN_IDS: ReadonlySet<string> = new Set([
  'lot',
  'referral',
  'redemption',
  'reward',
  'activity',
  'survey',
  'inactivity',
]);
/** What the registration of a member gives has this for its event. */
const REGISTRATION = 'registration';

export const useCauseWords = () => {
  const translate = useTranslate();
  const toText = useLocalize();
  const { locale } = useStoreSettings();
  /** The rule by which it was given; null for what no rule gives. */
  const rule = ({ ruleKey, cause }: Pick<Caused, 'ruleKey' | 'cause'>): string | null =>
    cause.ruleNames ? toText(cause.ruleNames) : ruleKey || null;
  /** The record that caused it. */
  const record = ({ source, sourceId, cause }: Caused): string => {
    const { names, name, opener } = cause;
    if (opener) {
      const of = { ...opener, cause: { ...opener.cause, opener: null } };
      return translate('points.lotOf', { day: formatDay(opener.day, locale), about: about(of) });
    }
    if (source === 'event' && sourceId === REGISTRATION) return translate('points.registration');
    const kind = translate(`points.sources.${source}`);
    const named = names ? toText(names) : (name ?? (OWN_IDS.has(source) ? null : sourceId));
    return named === null ? kind : translate('points.about', { source: kind, id: named });
  };
  const about = (caused: Caused): string =>
    [record(caused), rule(caused)]
      .filter((part) => part !== null)
      .join(translate('layout.partSeparator'));
  return { record, rule, about };
};
