/** The day until which an action is to be done, and whether that has passed. */
import { useTranslate } from 'react-admin';
import type { CorrectiveAction } from '#contract/surveys/correctiveActions';
import { formatDay } from '../../ui/record/dayText.ts';
import { StatusChip } from '../../ui/record/StatusChip.tsx';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';

export const DueDay = ({ dueOn, isOverdue }: Pick<CorrectiveAction, 'dueOn' | 'isOverdue'>) => {
  const translate = useTranslate();
  const { locale } = useStoreSettings();
  if (dueOn === null) return null;
  const day = formatDay(dueOn, locale);
  return isOverdue ? (
    <StatusChip tone="bad" label={translate('correctiveActions.overdueSince', { day })} />
  ) : (
    <>{day}</>
  );
};
