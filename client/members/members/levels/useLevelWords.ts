/** Levels of a member in words. */
import { useTranslate } from 'react-admin';
import type { LevelEntry } from '#contract/members/levels';
import { dayOf } from '#shared/days';
import { useAudienceName } from '../../../platform/shared/audience/useAudienceChoices.ts';
import { usePersonName } from '../../../platform/shared/PersonName.tsx';
import { formatDay } from '../../../ui/record/dayText.ts';
import { useStoreSettings } from '../../../ui/record/useStoreSettings.ts';

export const useLevelWords = () => {
  const translate = useTranslate();
  const nameOf = useAudienceName();
  const personName = usePersonName();
  const { timeZone, locale } = useStoreSettings();
  const day = (at: number) => formatDay(dayOf(at, timeZone), locale);
  /** People name the last day, the end is the midnight after it. */
  const until = ({ until: end }: Pick<LevelEntry, 'until'>) =>
    end === null
      ? translate('members.levels.noEnd')
      : translate('members.levels.until', { day: day(end - 1) });
  const levelName = (key: string | null) =>
    key === null ? translate('members.levels.none') : nameOf('levels', key);
  const sourceOf = ({ cause, actorName }: Pick<LevelEntry, 'cause' | 'actorName'>) =>
    translate(`members.levels.causes.${cause}`, { name: personName(actorName) });
  return { day, until, levelName, sourceOf };
};
