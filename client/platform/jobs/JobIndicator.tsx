/** In the top bar: the number of running jobs, with a list of them. */
import Pending from '@mui/icons-material/PendingActionsOutlined';
import { Badge, Box, IconButton, Link, Popover, Tooltip, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useCanAccess, useDataProvider, useRouterProvider, useTranslate } from 'react-admin';
import { ACTIVE_STATUSES, type Job } from '#contract/platform/jobs';
import { listLink } from '../../links.ts';
import type { Api } from '../../api.ts';
import { JobProgress } from '../shared/JobProgress.tsx';
import { JobName } from './JobName.tsx';
import { LoadError } from '../../ui/feedback/Loading.tsx';

const BUSY_MS = 2000;
const IDLE_MS = 30_000;
const SHOWN = 6;
/** The badge shows the number that the name of the button says. */
const MOST = 1_000_000;

const useActiveJobs = (enabled: boolean) => {
  const api = useDataProvider<Api>();
  const { data, error, refetch } = useQuery({
    queryKey: ['jobs', 'active'],
    queryFn: ({ signal }) =>
      api.getList<Job>('jobs', {
        filter: { status: ACTIVE_STATUSES },
        pagination: { page: 1, perPage: SHOWN },
        sort: { field: 'id', order: 'DESC' },
        signal,
      }),
    enabled,
    refetchInterval: ({ state }) => (state.data?.total ? BUSY_MS : IDLE_MS),
  });
  return { jobs: data?.data, total: data?.total ?? 0, error, refetch };
};

export const JobIndicator = () => {
  const translate = useTranslate();
  const { Link: RouterLink } = useRouterProvider();
  const { canAccess = false } = useCanAccess({ resource: 'jobs', action: 'list' });
  const { jobs, total, error, refetch } = useActiveJobs(canAccess);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const close = () => setAnchor(null);
  if (!canAccess) return null;
  const label = translate('jobs.indicator', { smart_count: total });
  return (
    <>
      <Tooltip title={label}>
        <IconButton
          color="inherit"
          aria-label={label}
          aria-haspopup="dialog"
          aria-expanded={anchor !== null}
          onClick={(event) => setAnchor(event.currentTarget)}
        >
          {/* Without a badge at none: it would keep the last number in its text, beside the name. */}
          {total > 0 ? (
            <Badge badgeContent={total} max={MOST} color="primary">
              <Pending />
            </Badge>
          ) : (
            <Pending />
          )}
        </IconButton>
      </Tooltip>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={close}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{
          paper: {
            role: 'dialog',
            'aria-label': label,
            sx: { width: 340, maxWidth: 'calc(100vw - 24px)', p: 2 },
          },
        }}
      >
        {error && !jobs && <LoadError error={error} onRetry={refetch} />}
        {jobs?.length === 0 && (
          <Typography color="text.secondary">{translate('jobs.nothing')}</Typography>
        )}
        {jobs?.map((job) => (
          <Box key={job.id} sx={{ mb: 1.5 }}>
            <JobName job={job} onClick={close} />
            <JobProgress job={job} compact />
          </Box>
        ))}
        <Box sx={{ mt: 1.5 }}>
          <Link component={RouterLink} to={listLink('jobs')} onClick={close}>
            {translate('jobs.all')}
          </Link>
        </Box>
      </Popover>
    </>
  );
};
