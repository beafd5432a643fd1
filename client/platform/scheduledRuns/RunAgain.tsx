import { useDataProvider, useTranslate } from 'react-admin';
import type { ScheduledRun } from '#contract/platform/schedule';
import type { Api } from '../../api.ts';
import type { Verb } from '../../ui/feedback/verbs.ts';
import { formatDay } from '../../ui/record/dayText.ts';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { OwnersVerb } from './OwnersVerb.tsx';
import { useJobName } from './RunParts.tsx';

/** Of a failed run: the verb, or who has it. */
export const RunAgain = ({ run: { id, job, day, status } }: { run: ScheduledRun }) => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const { locale } = useStoreSettings();
  const name = useJobName()(job);
  if (status !== 'failed') return null;
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
  return <OwnersVerb verb={again} by="scheduledRuns.againBy" />;
};
