/** Every scheduled job: what it does, when it is due, and its last and next run. */
import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { JOB_KEEP_DAYS } from '#contract/platform/jobs';
import type { ScheduledJobState } from '#contract/platform/schedule';
import { Loading } from '../../ui/feedback/Loading.tsx';
import { Facts } from '../../ui/record/Facts.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { JobAhead } from './JobAhead.tsx';
import { JobTitle, RunDay, RunStatusChip } from './RunParts.tsx';
import { useScheduledJobs } from './useScheduledJobs.ts';

const Next = ({ due, nextAt }: Pick<ScheduledJobState, 'due' | 'nextAt'>) => {
  const translate = useTranslate();
  if (due > 0) return <>{translate('scheduledRuns.toCatchUp', { smart_count: due })}</>;
  return <Instant at={nextAt} />;
};

const Last = ({ last, failed }: Pick<ScheduledJobState, 'last' | 'failed'>) => {
  const translate = useTranslate();
  if (!last) return <>{translate('scheduledRuns.never')}</>;
  return (
    <Box component="span" sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1 }}>
      <RunDay day={last.day} />
      <RunStatusChip status={last.status} />
      {failed > 0 && translate('scheduledRuns.failedRuns', { smart_count: failed })}
    </Box>
  );
};

const ScheduledJobFacts = ({ state }: { state: ScheduledJobState }) => {
  const translate = useTranslate();
  const { key, time, due, nextAt, last, failed, isAhead } = state;
  return (
    <Box component="li" sx={{ minWidth: 0 }}>
      <Typography variant="h4" component="h3" sx={{ fontSize: 15, fontWeight: 600 }}>
        <JobTitle job={key} />
      </Typography>
      <Typography color="text.secondary" sx={{ mb: 1 }}>
        {translate(`scheduledRuns.does.${key}`, { days: JOB_KEEP_DAYS })}
      </Typography>
      <Facts
        facts={[
          { label: 'scheduledRuns.due', value: translate('scheduledRuns.dueAt', { time }) },
          { label: 'scheduledRuns.last', value: <Last last={last} failed={failed} /> },
          { label: 'scheduledRuns.next', value: <Next due={due} nextAt={nextAt} /> },
        ]}
      />
      {isAhead && <JobAhead job={key} />}
    </Box>
  );
};

export const ScheduledJobs = () => {
  const query = useScheduledJobs();
  return (
    <Section title="scheduledRuns.title" help="scheduledRuns.help">
      {query.data ? (
        <Box
          component="ul"
          sx={{
            listStyle: 'none',
            p: 0,
            m: 0,
            display: 'grid',
            gap: 3,
            gridTemplateColumns: 'repeat(auto-fill, minmax(min(320px, 100%), 1fr))',
          }}
        >
          {query.data.map((state) => (
            <ScheduledJobFacts key={state.key} state={state} />
          ))}
        </Box>
      ) : (
        <Loading query={query} height={160} />
      )}
    </Section>
  );
};
