import { Alert } from '@mui/material';
import { useDataProvider, useTranslate } from 'react-admin';
import type { Api } from '../../api.ts';
import { Gap } from '../../ui/record/Gap.tsx';
import type { Verb } from '../../ui/feedback/verbs.ts';
import { OwnersVerb } from './OwnersVerb.tsx';
import { useJobName } from './RunParts.tsx';

/** Of a job that a clock ahead carried beyond the days that have come: what happened, and the way out. */
export const JobAhead = ({ job }: { job: string }) => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const name = useJobName()(job);
  const resume: Verb = {
    key: 'resume',
    label: 'scheduledRuns.resume',
    confirm: () => ({
      title: translate('scheduledRuns.resumeTitle', { name }),
      lines: [translate('scheduledRuns.resumeText'), translate('scheduledRuns.resumeClock')],
      perform: () => api.call('POST', `/scheduledRuns/jobs/${job}/resumption`, {}),
      success: 'scheduledRuns.resumed',
    }),
  };
  return (
    <Alert severity="warning" sx={{ mt: 1 }}>
      {translate('scheduledRuns.ahead')}
      <Gap />
      <OwnersVerb verb={resume} by="scheduledRuns.resumedBy" />
    </Alert>
  );
};
