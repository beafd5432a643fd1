import Programme from '@mui/icons-material/MilitaryTechOutlined';
import { DataTable, SelectInput, useTranslate } from 'react-admin';
import type { ProgrammeVersion } from '#contract/members/programme';
import { NeedsInput } from '../../platform/shared/attention/NeedsInput.tsx';
import { PersonName } from '../../platform/shared/PersonName.tsx';
import { DayInput } from '../../ui/form/DayInput.tsx';
import { EmptyState } from '../../ui/list/EmptyState.tsx';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { LastInstant } from '../../ui/record/LastInstant.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { PHASES, PhaseChip } from '../shared/programme/PhaseChip.tsx';
import { RelatedLinks } from './RelatedLinks.tsx';

const Column = DataTable.Col<ProgrammeVersion>;
const phases = PHASES.map((id) => ({ id, name: `programme.phases.${id}` }));

const filters = [
  <SelectInput key="phase" source="phase" choices={phases} alwaysOn sx={{ minWidth: 150 }} />,
  <NeedsInput key="needs" source="needs" names={['approvalByMe', 'returnedToMe', 'nobodyLeft']} />,
  <DayInput
    key="startsAt_gte"
    source="startsAt_gte"
    label="programme.filters.from"
    holds="instant"
  />,
  <DayInput
    key="startsAt_lt"
    source="startsAt_lt"
    label="programme.filters.until"
    holds="instant"
  />,
];

const Number = ({ number }: Pick<ProgrammeVersion, 'number'>) => {
  const translate = useTranslate();
  return <>{translate('programme.title', { number })}</>;
};

/** From when on it holds, or is to hold. */
const From = ({ state, startsAt, plannedAt }: ProgrammeVersion) => {
  const translate = useTranslate();
  const at = startsAt ?? plannedAt;
  if (at !== null) return <Instant at={at} />;
  return <>{state === 'withdrawn' ? '–' : translate('programme.atApproval')}</>;
};

const VersionList = () => (
  <ListPage
    filters={filters}
    sort={{ field: 'number', order: 'DESC' }}
    actions={<RelatedLinks />}
    empty={
      <EmptyState icon={Programme} title="programme.empty.title" text="programme.empty.text" />
    }
  >
    <ResponsiveTable<ProgrammeVersion>
      bulkActionButtons={false}
      hiddenColumns={['decidedAt']}
      card={{
        title: (version) => <Number {...version} />,
        aside: ({ phase }) => <PhaseChip phase={phase} />,
        lines: (version) => [
          <From key="from" {...version} />,
          <PersonName key="author" name={version.authorName} />,
        ],
      }}
    >
      <Column
        source="number"
        render={(version) => (
          <RecordLink>
            <Number {...version} />
          </RecordLink>
        )}
      />
      <Column source="phase" disableSort render={({ phase }) => <PhaseChip phase={phase} />} />
      <Column source="startsAt" render={(version) => <From {...version} />} />
      <Column
        source="endsAt"
        disableSort
        render={({ endsAt }) => (endsAt === null ? '–' : <LastInstant at={endsAt} />)}
      />
      <Column source="note" disableSort render={({ note }) => note ?? '–'} />
      <Column source="authorName" render={({ authorName }) => <PersonName name={authorName} />} />
      <Column source="approverName" render={({ approverName }) => approverName ?? '–'} />
      <Column
        source="decidedAt"
        render={({ decidedAt }) => (decidedAt === null ? '–' : <Instant at={decidedAt} />)}
      />
      <Column
        source="updatedAt"
        render={({ updatedAt }) => <Instant at={updatedAt} isRelative />}
      />
    </ResponsiveTable>
  </ListPage>
);
export default VersionList;
