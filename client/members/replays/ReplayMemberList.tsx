import Replay from '@mui/icons-material/HistoryToggleOffOutlined';
import { DataTable, SelectInput, useTranslate } from 'react-admin';
import { REPLAY_GROUPS, type ReplayMember } from '#contract/members/replays';
import { useAudienceName } from '../../platform/shared/audience/useAudienceChoices.ts';
import { EmptyState } from '../../ui/list/EmptyState.tsx';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';
import { useCount } from '../../ui/list/useCount.ts';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { MemberInput } from '../shared/members.tsx';
import { useSigned } from '../shared/replays/KeyFigures.tsx';

const Column = DataTable.Col<ReplayMember>;
const GROUPS = REPLAY_GROUPS.map((id) => ({ id, name: `replays.groups.${id}` }));

const filters = [
  <SelectInput key="group" source="group" choices={GROUPS} alwaysOn />,
  <MemberInput key="memberId" source="memberId" />,
];

const Named = ({ memberId, memberName, memberExternalId }: ReplayMember) => (
  <RecordLink resource="members" id={memberId}>
    {memberName ?? memberExternalId}
  </RecordLink>
);

/** Members for whom a replay found a difference, those who lose most first. */
const ReplayMemberList = () => {
  const translate = useTranslate();
  const count = useCount();
  const signed = useSigned();
  const nameOf = useAudienceName();
  const level = (key: string | null) =>
    key === null ? translate('replays.noLevel') : nameOf('levels', key);
  const falls = ({ falls: when }: ReplayMember) => when && translate(`replays.falls.${when}`);
  return (
    <ListPage
      filters={filters}
      search={false}
      sort={{ field: 'loss', order: 'DESC' }}
      empty={<EmptyState icon={Replay} title="replays.empty.title" text="replays.empty.text" />}
    >
      <ResponsiveTable<ReplayMember>
        linked={false}
        bulkActionButtons={false}
        hiddenColumns={['growthBefore', 'growthAfter']}
        card={{
          title: (row) => <Named {...row} />,
          aside: ({ pointsChange }) => signed(pointsChange),
          lines: (row) => [
            row.levelBefore === row.levelAfter
              ? level(row.levelAfter)
              : `${level(row.levelBefore)} → ${level(row.levelAfter)}`,
            `${count(row.pointsBefore)} → ${count(row.pointsAfter)}`,
            falls(row),
          ],
        }}
      >
        <Column source="memberId" disableSort render={(row) => <Named {...row} />} />
        <Column source="levelBefore" render={({ levelBefore }) => level(levelBefore)} />
        <Column source="levelAfter" render={({ levelAfter }) => level(levelAfter)} />
        <Column source="falls" render={falls} />
        <Column
          source="pointsBefore"
          align="right"
          render={({ pointsBefore }) => count(pointsBefore)}
        />
        <Column
          source="pointsAfter"
          align="right"
          render={({ pointsAfter }) => count(pointsAfter)}
        />
        <Column
          source="pointsChange"
          align="right"
          render={({ pointsChange }) => signed(pointsChange)}
        />
        <Column
          source="growthBefore"
          align="right"
          render={({ growthBefore }) => count(growthBefore)}
        />
        <Column
          source="growthAfter"
          align="right"
          render={({ growthAfter }) => count(growthAfter)}
        />
      </ResponsiveTable>
    </ListPage>
  );
};
export default ReplayMemberList;
