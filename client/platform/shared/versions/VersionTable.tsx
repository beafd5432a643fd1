/** The table of versions, and the filters that all of them have. */
import { DataTable, SelectInput, useTranslate } from 'react-admin';
import type { VersionRecord } from '#contract/platform/versions';
import { ResponsiveTable } from '../../../ui/list/ResponsiveTable.tsx';
import { Instant } from '../../../ui/record/instant.tsx';
import { LastInstant } from '../../../ui/record/LastInstant.tsx';
import { RecordLink } from '../../../ui/record/RecordLink.tsx';
import { NeedsInput } from '../attention/NeedsInput.tsx';
import { PersonName } from '../PersonName.tsx';
import { PHASES, PhaseChip } from './PhaseChip.tsx';
import type { VersionPages } from './versionPages.ts';

const Column = DataTable.Col<VersionRecord>;
const phases = PHASES.map((id) => ({ id, name: `versions.phases.${id}` }));

export const VERSION_FILTERS = [
  <SelectInput key="phase" source="phase" choices={phases} alwaysOn sx={{ minWidth: 150 }} />,
  <NeedsInput key="needs" source="needs" names={['approvalByMe', 'returnedToMe', 'nobodyLeft']} />,
];

/** From when on it holds, or is to hold. */
const From = ({ state, startsAt, plannedAt }: VersionRecord) => {
  const translate = useTranslate();
  const at = startsAt ?? plannedAt;
  if (at !== null) return <Instant at={at} />;
  return <>{state === 'withdrawn' ? '–' : translate('versions.atApproval')}</>;
};

export const VersionTable = ({ words }: Pick<VersionPages, 'words'>) => {
  const translate = useTranslate();
  const titleOf = ({ number }: VersionRecord) => translate(`${words}.title`, { number });
  return (
    <ResponsiveTable<VersionRecord>
      bulkActionButtons={false}
      hiddenColumns={['decidedAt']}
      card={{
        title: titleOf,
        aside: ({ phase }) => <PhaseChip phase={phase} />,
        lines: (version) => [
          <From key="from" {...version} />,
          <PersonName key="author" name={version.authorName} />,
        ],
      }}
    >
      <Column source="number" render={(version) => <RecordLink>{titleOf(version)}</RecordLink>} />
      <Column source="phase" disableSort render={({ phase }) => <PhaseChip phase={phase} />} />
      <Column source="startsAt" render={(version) => <From {...version} />} />
      <Column
        source="endsAt"
        disableSort
        render={({ endsAt }) => (endsAt === null ? '–' : <LastInstant at={endsAt} />)}
      />
      <Column source="note" disableSort render={({ note }) => note ?? '–'} />
      <Column source="authorName" render={({ authorName }) => <PersonName name={authorName} />} />
      <Column
        source="approverName"
        render={({ approverName }) =>
          approverName === null ? '–' : <PersonName name={approverName} />
        }
      />
      <Column
        source="decidedAt"
        render={({ decidedAt }) => (decidedAt === null ? '–' : <Instant at={decidedAt} />)}
      />
      <Column
        source="updatedAt"
        render={({ updatedAt }) => <Instant at={updatedAt} isRelative />}
      />
    </ResponsiveTable>
  );
};
