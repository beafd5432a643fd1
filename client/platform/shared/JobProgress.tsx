/** The progress of a job: bar, rate, time left, and a button to cancel it. */
import { Box, Button, LinearProgress, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { ACTIVE_STATUSES, type Job, type JobStatus, UNSTOPPABLE } from '#contract/platform/jobs';
import { numberFormat } from '#shared/formatters';
import { StatusChip, type Tone } from '../../ui/record/StatusChip.tsx';
import { useAct } from '../../ui/feedback/useAct.ts';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';

const TONES: Record<JobStatus, Tone> = {
  queued: 'neutral',
  running: 'information',
  done: 'good',
  failed: 'bad',
  cancelled: 'attention',
  interrupted: 'attention',
};

export const isActive = ({ status }: Pick<Job, 'status'>) => ACTIVE_STATUSES.includes(status);

/** Whether a dry run has ended with rows that were refused and nothing that could be applied. */
const isRefused = ({ status, input, counts }: Pick<Job, 'status' | 'input' | 'counts'>) =>
  status === 'done' &&
  input.dryRun === true &&
  (counts.rejected ?? 0) > 0 &&
  Object.entries(counts).every(([name, n]) => !/\.(created|updated)$/.test(name) || n === 0);

export const JobStatusChip = ({ job }: { job: Pick<Job, 'status' | 'input' | 'counts'> }) =>
  isRefused(job) ? (
    <StatusChip tone="attention" label="jobs.statuses.refused" />
  ) : (
    <StatusChip tone={TONES[job.status]} label={`jobs.statuses.${job.status}`} />
  );

/** 75000 → `1:15` */
const clockOf = (ms: number): string => {
  const seconds = Math.max(0, Math.round(ms / 1000));
  const minutes = Math.floor(seconds / 60);
  const two = (n: number) => String(n).padStart(2, '0');
  return minutes < 60
    ? `${minutes}:${two(seconds % 60)}`
    : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
};

/** `compact` leaves out the rate, for narrow columns. */
export const JobProgress = ({ job, compact = false }: { job: Job; compact?: boolean }) => {
  const translate = useTranslate();
  const { locale } = useStoreSettings();
  const { act, pending } = useAct<Job>('jobs', 'cancellation');
  const share = job.total > 0 ? Math.min(1, job.done / job.total) : 0;
  const percent = numberFormat(locale, { style: 'percent' }).format(share);
  const elapsed = job.startedAt === null ? 0 : Date.now() - job.startedAt;
  const rows = job.counts.rows ?? 0;
  const rowsPerSecond = elapsed > 1000 && rows > 0 ? Math.round((rows * 1000) / elapsed) : null;
  const facts = [
    percent,
    rowsPerSecond !== null &&
      !compact &&
      translate('jobs.rate', { rows: numberFormat(locale).format(rowsPerSecond) }),
    job.remaining !== null && translate('jobs.remaining', { time: clockOf(job.remaining) }),
  ].filter(Boolean);
  return (
    <Box sx={{ width: '100%' }}>
      <LinearProgress
        variant={job.total > 0 ? 'determinate' : 'indeterminate'}
        value={share * 100}
        aria-label={job.name}
        sx={{ height: 8, borderRadius: 4, mb: 0.5 }}
      />
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
        <Typography
          variant="body2"
          color="text.secondary"
          sx={{ flex: 1, fontVariantNumeric: 'tabular-nums' }}
        >
          {facts.join(' · ')}
        </Typography>
        {!UNSTOPPABLE.includes(job.kind) && (
          <Button
            size="small"
            disabled={pending || job.cancelRequested}
            onClick={() => void act(job.id)}
            aria-label={[translate('jobs.cancel'), job.name].join(
              translate('layout.labelSeparator'),
            )}
          >
            {translate(job.cancelRequested ? 'jobs.cancelling' : 'jobs.cancel')}
          </Button>
        )}
      </Box>
    </Box>
  );
};
