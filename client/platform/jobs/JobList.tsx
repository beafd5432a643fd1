import Download from '@mui/icons-material/FileDownloadOutlined';
import { Link } from '@mui/material';
import { DataTable, SelectInput, useTranslate } from 'react-admin';
import { JOB_KEEP_DAYS, JOB_KINDS, JOB_STATUSES, type Job } from '#contract/platform/jobs';
import { EmptyState } from '../../ui/list/EmptyState.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { isActive, JobProgress, JobStatusChip } from '../shared/JobProgress.tsx';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';
import { PersonName } from '../shared/PersonName.tsx';
import { JobName } from './JobName.tsx';

const Column = DataTable.Col<Job>;
/** A running job is loaded again after this long. */
const AGAIN_MS = 1500;

const filters = [
  <SelectInput
    key="status"
    source="status"
    alwaysOn
    choices={JOB_STATUSES.map((id) => ({ id, name: `jobs.statuses.${id}` }))}
  />,
  <SelectInput
    key="kind"
    source="kind"
    choices={JOB_KINDS.map((id) => ({ id, name: `jobs.kinds.${id}` }))}
  />,
];

const Result = ({ job: { id, kind, resultName } }: { job: Job }) => {
  const translate = useTranslate();
  const { locale } = useStoreSettings();
  if (resultName === null) return null;
  return (
    <Link
      // The refused rows of an import are a file in the words of whoever takes it.
      href={`/api/jobs/${id}/${kind === 'import' ? `rejected?language=${locale}` : 'result'}`}
      download
      aria-label={[translate('jobs.download'), resultName].join(translate('layout.labelSeparator'))}
      sx={{ display: 'inline-flex', gap: 0.5 }}
    >
      <Download fontSize="small" />
      {resultName}
    </Link>
  );
};

const Status = ({ job }: { job: Job }) =>
  job.status === 'running' ? <JobProgress job={job} compact /> : <JobStatusChip job={job} />;

const JobList = () => {
  const translate = useTranslate();
  return (
    <ListPage
      filters={filters}
      exportName={false}
      sort={{ field: 'id', order: 'DESC' }}
      queryOptions={{
        refetchInterval: ({ state }) =>
          state.data?.data.some((job) => isActive(job as Job)) ? AGAIN_MS : false,
      }}
      empty={
        <EmptyState
          title="jobs.empty.title"
          text={translate('jobs.empty.text', { days: JOB_KEEP_DAYS })}
        />
      }
    >
      <ResponsiveTable<Job>
        bulkActionButtons={false}
        linked={false}
        card={{
          title: (job) => <JobName job={job} />,
          aside: (job) => <JobStatusChip job={job} />,
          lines: (job) => [job.staffName, <Instant key="at" at={job.createdAt} />],
          foot: (job) =>
            job.status === 'running' ? <JobProgress job={job} compact /> : <Result job={job} />,
        }}
      >
        <Column source="name" render={(job) => <JobName job={job} />} />
        <Column source="status" render={(job) => <Status job={job} />} />
        <Column source="staffName" render={({ staffName }) => <PersonName name={staffName} />} />
        <Column source="createdAt" render={({ createdAt }) => <Instant at={createdAt} />} />
        <Column source="finishedAt" render={({ finishedAt }) => <Instant at={finishedAt} />} />
        <Column source="resultName" disableSort render={(job) => <Result job={job} />} />
      </ResponsiveTable>
    </ListPage>
  );
};

export default JobList;
