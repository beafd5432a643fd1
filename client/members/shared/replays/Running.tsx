/** How far a replay has come; who may see its job can cancel it. */
import { LinearProgress, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useDataProvider, useTranslate } from 'react-admin';
import type { ReplayReport } from '#contract/members/replays';
import type { Job } from '#contract/platform/jobs';
import type { Api } from '../../../api.ts';
import { isActive, JobProgress } from '../../../platform/shared/JobProgress.tsx';
import { useCount } from '../../../ui/list/useCount.ts';

const AGAIN_MS = 1500;

const useJob = (jobId: number | null): Job | undefined => {
  const api = useDataProvider<Api>();
  const { data } = useQuery({
    queryKey: ['jobs', 'one', jobId],
    queryFn: async ({ signal }) =>
      (await api.call<Job>('GET', `/jobs/${jobId}`, undefined, signal)).data,
    enabled: jobId !== null,
    // Other people's work is not shown to everybody.
    retry: false,
    refetchInterval: ({ state }) => (state.data && isActive(state.data) ? AGAIN_MS : false),
  });
  return data;
};

export const Running = ({ replay }: { replay: ReplayReport }) => {
  const translate = useTranslate();
  const count = useCount();
  const job = useJob(replay.jobId);
  const { doneCount, memberCount } = replay;
  const said = translate('replays.running', { done: count(doneCount), all: count(memberCount) });
  return (
    <div aria-live="polite">
      <Typography sx={{ mb: 1 }}>{said}</Typography>
      {job && isActive(job) ? (
        <JobProgress job={job} />
      ) : (
        <LinearProgress
          variant="determinate"
          value={memberCount === 0 ? 100 : (doneCount / memberCount) * 100}
          aria-label={said}
        />
      )}
    </div>
  );
};
