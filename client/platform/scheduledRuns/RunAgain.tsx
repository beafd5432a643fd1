import { Typography } from '@mui/material';
import { useCanAccess, useDataProvider, useTranslate } from 'react-admin';
import { rolesThatCan } from '#contract/platform/access';
import type { ScheduledRun } from '#contract/platform/schedule';
import type { Api } from '../../api.ts';
import { VerbBar } from '../../ui/feedback/VerbBar.tsx';
import type { Verb } from '../../ui/feedback/verbs.ts';
import { formatDay } from '../../ui/record/dayText.ts';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { useJobName } from './RunParts.tsx';

/** Of a failed run: the verb, or who has it. */
export const RunAgain = ({ run: { id, job, day, status } }: { run: ScheduledRun }) => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const { locale } = useStoreSettings();
  const name = useJobName()(job);
  const { canAccess, isPending } = useCanAccess({ resource: 'settings', action: 'edit' });
  if (status !== 'failed' || isPending) return null;
  if (!canAccess) {
    const roles = rolesThatCan('settings', 'edit').join(', ');
    return (
      <Typography component="span" variant="body2" color="text.secondary">
        {translate('scheduledRuns.againBy', { roles })}
      </Typography>
    );
  }
  const again: Verb = {
    key: 'again',
    label: 'scheduledRuns.again',
    confirm: () => ({
      title: translate('scheduledRuns.againTitle', { name, day: formatDay(day, locale) }),
      lines: [translate('scheduledRuns.againText')],
      perform: () => api.act('scheduledRuns', id, 'repetition'),
      success: 'scheduledRuns.againDone',
    }),
  };
  return <VerbBar verbs={[again]} />;
};
