/** What a run shows of itself: its work, state, what was done, and how long it took. */
import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { RunStatus, ScheduledRun } from '#contract/platform/schedule';
import { numberFormat } from '#shared/formatters';
import { Instant } from '../../ui/record/instant.tsx';
import { formatDay } from '../../ui/record/dayText.ts';
import { StatusChip, type Tone } from '../../ui/record/StatusChip.tsx';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';

const TONES: Record<RunStatus, Tone> = {
  waiting: 'neutral',
  running: 'information',
  failed: 'bad',
  done: 'good',
};

export const RunStatusChip = ({ status }: Pick<ScheduledRun, 'status'>) => (
  <StatusChip tone={TONES[status]} label={`scheduledRuns.statuses.${status}`} />
);

/** What a job is called. */
export const useJobName = () => {
  const translate = useTranslate();
  return (job: string) => translate(`scheduledRuns.jobs.${job}`);
};
export const JobTitle = ({ job }: Pick<ScheduledRun, 'job'>) => <>{useJobName()(job)}</>;

export const RunDay = ({ day }: Pick<ScheduledRun, 'day'>) => {
  const { locale } = useStoreSettings();
  return <span style={{ whiteSpace: 'nowrap' }}>{formatDay(day, locale)}</span>;
};

/** Seconds, to three digits. */
export const RunDuration = ({ duration }: Pick<ScheduledRun, 'duration'>) => {
  const translate = useTranslate();
  const { locale } = useStoreSettings();
  if (duration === null) return <>–</>;
  const format = numberFormat(locale, { maximumSignificantDigits: 3 });
  return <>{translate('scheduledRuns.seconds', { n: format.format(duration / 1000) })}</>;
};

/** What was done, in words; of a failed run why, and when it is tried again. */
export const RunOutcome = ({ run }: { run: ScheduledRun }) => {
  const translate = useTranslate();
  const { locale } = useStoreSettings();
  const { status, counts, errorKey, heldUntil, attempts } = run;
  const done = Object.entries(counts).map(([name, count]) =>
    translate(`scheduledRuns.counts.${name}`, {
      smart_count: count,
      n: numberFormat(locale).format(count),
    }),
  );
  if (status === 'done' && done.length === 0) done.push(translate('scheduledRuns.nothingDone'));
  return (
    <>
      {errorKey && <Box>{translate(errorKey, { _: errorKey })}</Box>}
      {done.length > 0 && <Box>{done.join(translate('layout.listSeparator'))}</Box>}
      {status === 'failed' && (
        <Box sx={{ color: 'text.secondary' }}>
          {translate('scheduledRuns.attempts', { smart_count: attempts })}
          {' · '}
          {translate('scheduledRuns.triedAgain')}
          {translate('layout.labelSeparator')}
          <Instant at={heldUntil} />
        </Box>
      )}
    </>
  );
};
