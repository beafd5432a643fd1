import Update from '@mui/icons-material/UpdateOutlined';
import { DataTable, type RaRecord, SelectInput, useCanAccess, useTranslate } from 'react-admin';
import { EARN_TRIGGERS } from '#contract/members/earnRules';
import { APPROVAL_OUTCOMES, type EarnApproval, MAX_DECIDED } from '#contract/orders/earnApprovals';
import { MemberInput } from '../../members/shared/members.tsx';
import { ProgrammeLink } from '../../members/shared/ProgrammeLink.tsx';
import { PersonName } from '../../platform/shared/PersonName.tsx';
import { EmptyState } from '../../ui/list/EmptyState.tsx';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { StatusChip } from '../../ui/record/StatusChip.tsx';
import { MemberLink } from '../shared/MemberLink.tsx';
import { EarnVerbs } from './EarnVerbs.tsx';
import { SelectedVerbs } from './SelectedVerbs.tsx';

const Column = DataTable.Col<EarnApproval>;
const STATES = APPROVAL_OUTCOMES.map((id) => ({ id, name: `earnApprovals.states.${id}` }));
const TRIGGERS = EARN_TRIGGERS.map((id) => ({ id, name: `programme.triggers.${id}` }));
const TONES = { waiting: 'attention', approved: 'good', rejected: 'neutral' } as const;

const filters = [
  <SelectInput key="state" source="state" choices={STATES} alwaysOn />,
  <SelectInput key="trigger" source="trigger" choices={TRIGGERS} />,
  <MemberInput key="memberId" source="memberId" />,
];

const isWaiting = ({ state }: RaRecord) => state === 'waiting';

const State = ({ state }: Pick<EarnApproval, 'state'>) => (
  <StatusChip tone={TONES[state]} label={`earnApprovals.states.${state}`} />
);
const Source = ({ orderId, sourceId }: Pick<EarnApproval, 'orderId' | 'sourceId'>) =>
  orderId === null ? (
    <>{sourceId}</>
  ) : (
    <RecordLink resource="orders" id={orderId}>
      {sourceId}
    </RecordLink>
  );

/** Orders and events that arrived so late that a person decides whether they earn. */
const EarnApprovalList = () => {
  const translate = useTranslate();
  const { canAccess } = useCanAccess({ resource: 'earnApprovals', action: 'decide' });
  const triggerOf = ({ trigger }: EarnApproval) => translate(`programme.triggers.${trigger}`);
  return (
    <ListPage
      filters={filters}
      sort={{ field: 'recordedAt', order: 'DESC' }}
      actions={<ProgrammeLink />}
      empty={
        <EmptyState
          icon={Update}
          title="earnApprovals.empty.title"
          text="earnApprovals.empty.text"
        />
      }
    >
      <ResponsiveTable<EarnApproval>
        linked={false}
        bulkActionButtons={canAccess ? <SelectedVerbs /> : false}
        mostSelected={MAX_DECIDED}
        isRowSelectable={isWaiting}
        hiddenColumns={['decidedBy', 'decidedAt', 'reason']}
        card={{
          title: (row) => <Source {...row} />,
          aside: ({ state }) => <State state={state} />,
          lines: (row) => [
            triggerOf(row),
            <MemberLink key="member" row={row} />,
            <Instant key="at" at={row.occurredAt} />,
          ],
          foot: (row) => <EarnVerbs row={row} />,
        }}
      >
        <Column source="trigger" render={triggerOf} />
        <Column source="sourceId" render={(row) => <Source {...row} />} />
        <Column source="memberId" disableSort render={(row) => <MemberLink row={row} />} />
        <Column source="occurredAt" render={({ occurredAt }) => <Instant at={occurredAt} />} />
        <Column source="recordedAt" render={({ recordedAt }) => <Instant at={recordedAt} />} />
        <Column source="state" render={({ state }) => <State state={state} />} />
        <Column
          source="decidedBy"
          render={({ decidedBy }) => decidedBy && <PersonName name={decidedBy} />}
        />
        <Column
          source="decidedAt"
          render={({ decidedAt }) => decidedAt !== null && <Instant at={decidedAt} />}
        />
        <Column source="reason" />
        <Column
          label="earnApprovals.decide"
          disableSort
          render={(row) => <EarnVerbs row={row} />}
        />
      </ResponsiveTable>
    </ListPage>
  );
};
export default EarnApprovalList;
