import { Link } from '@mui/material';
import { useRouterProvider, useTranslate } from 'react-admin';
import type { Job } from '#contract/platform/jobs';
import { jobLink } from './jobLink.ts';

/** What a job does, as a link where it has a page. */
export const JobName = ({ job, onClick }: { job: Job; onClick?: () => void }) => {
  const translate = useTranslate();
  const { Link: RouterLink } = useRouterProvider();
  const to = jobLink(job);
  const kind = translate(job.input.dryRun === true ? 'jobs.dryRun' : `jobs.kinds.${job.kind}`);
  const text = [kind, job.name].join(translate('layout.labelSeparator'));
  if (!to) return <>{text}</>;
  return (
    <Link
      component={RouterLink}
      to={to}
      {...(onClick && { onClick })}
      sx={{ fontWeight: 500, overflowWrap: 'anywhere' }}
    >
      {text}
    </Link>
  );
};
