import EventRepeat from '@mui/icons-material/EventRepeatOutlined';
import { DataTable, SelectInput } from 'react-admin';
import { RUN_STATUSES, type ScheduledRun } from '#contract/platform/schedule';
import { NeedsInput } from '../shared/attention/NeedsInput.tsx';
import { DayInput } from '../../ui/form/DayInput.tsx';
import { EmptyState } from '../../ui/list/EmptyState.tsx';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { RunAgain } from './RunAgain.tsx';
import {
  JobTitle,
  RunDay,
  RunDuration,
  RunOutcome,
  RunStatusChip,
  useJobName,
} from './RunParts.tsx';
import { ScheduledJobs } from './ScheduledJobs.tsx';
import { useScheduledJobs } from './useScheduledJobs.ts';

const Column = DataTable.Col<ScheduledRun>;
/** What waits or runs is loaded again after this long. */
const AGAIN_MS = 2000;
const isActive = ({ status }: Pick<ScheduledRun, 'status'>) =>
  status === 'waiting' || status === 'running';

const STATUSES = RUN_STATUSES.map((id) => ({ id, name: `scheduledRuns.statuses.${id}` }));

const useFilters = () => {
  const { data = [] } = useScheduledJobs();
  const nameOf = useJobName();
  return [
    <SelectInput
      key="job"
      source="job"
      alwaysOn
      choices={data.map(({ key }) => ({ id: key, name: nameOf(key) }))}
      translateChoice={false}
    />,
    <SelectInput key="status" source="status" alwaysOn choices={STATUSES} />,
    <NeedsInput key="needs" source="needs" names={['failedRuns', 'runsAhead']} />,
    <DayInput key="day_gte" source="day_gte" holds="day" label="scheduledRuns.from" />,
    <DayInput key="day_lt" source="day_lt" holds="day" label="scheduledRuns.until" />,
  ];
};

const ScheduledRunList = () => (
  <>
    <ScheduledJobs />
    <ListPage
      filters={useFilters()}
      search={false}
      sort={{ field: 'day', order: 'DESC' }}
      queryOptions={{
        refetchInterval: ({ state }) =>
          state.data?.data.some((run) => isActive(run as ScheduledRun)) ? AGAIN_MS : false,
      }}
      empty={
        <EmptyState
          icon={EventRepeat}
          title="scheduledRuns.empty.title"
          text="scheduledRuns.empty.text"
        />
      }
    >
      <ResponsiveTable<ScheduledRun>
        linked={false}
        bulkActionButtons={false}
        hiddenColumns={['attempts', 'finishedAt']}
        card={{
          title: ({ job }) => <JobTitle job={job} />,
          aside: ({ status }) => <RunStatusChip status={status} />,
          lines: (run) => [
            <RunDay key="day" day={run.day} />,
            <RunOutcome key="outcome" run={run} />,
          ],
          foot: (run) => <RunAgain run={run} />,
        }}
      >
        <Column source="day" render={({ day }) => <RunDay day={day} />} />
        <Column source="job" render={({ job }) => <JobTitle job={job} />} />
        <Column source="status" render={({ status }) => <RunStatusChip status={status} />} />
        <Column
          source="counts"
          disableSort
          render={(run) => (
            <>
              <RunOutcome run={run} />
              <RunAgain run={run} />
            </>
          )}
        />
        <Column source="startedAt" render={({ startedAt }) => <Instant at={startedAt} />} />
        <Column source="finishedAt" render={({ finishedAt }) => <Instant at={finishedAt} />} />
        <Column
          align="right"
          source="duration"
          render={({ duration }) => <RunDuration duration={duration} />}
        />
        <Column align="right" source="attempts" />
      </ResponsiveTable>
    </ListPage>
  </>
);

export default ScheduledRunList;
