/** Cases of all kinds: what is due, and how far each has come. */
import FactCheck from '@mui/icons-material/FactCheckOutlined';
import { BooleanInput, DataTable, SelectArrayInput, SelectInput, useTranslate } from 'react-admin';
import { OFFERED_KINDS, type Case } from '#contract/service/cases';
import { CASE_STAGES } from '#contract/service/stages';
import { MemberInput } from '../../members/shared/members.tsx';
import { MemberLink } from '../../orders/shared/MemberLink.tsx';
import { NamedOrder } from '../../orders/shared/NamedOrder.tsx';
import { PersonName } from '../../platform/shared/PersonName.tsx';
import { NeedsInput } from '../../platform/shared/attention/NeedsInput.tsx';
import { EmptyState } from '../../ui/list/EmptyState.tsx';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { StageChip } from '../shared/cases/StageChip.tsx';
import { useAgents } from '../shared/useAgents.ts';

const Column = DataTable.Col<Case>;
const KINDS = OFFERED_KINDS.map((id) => ({ id, name: `cases.kinds.${id}` }));
const STAGES = CASE_STAGES.map((id) => ({ id, name: `cases.stages.${id}` }));

const OwnerInput = ({ source }: { source: string; alwaysOn?: boolean }) => {
  const agents = useAgents();
  const translate = useTranslate();
  return (
    <SelectInput
      source={source}
      choices={[{ id: 'me', name: translate('tickets.me') }, ...agents]}
      translateChoice={false}
      helperText={false}
    />
  );
};

const filters = [
  <SelectInput key="kind" source="kind" choices={KINDS} alwaysOn helperText={false} />,
  <OwnerInput key="ownerId" source="ownerId" alwaysOn />,
  <BooleanInput key="isOpen" source="isOpen" label="cases.filters.isOpen" />,
  <BooleanInput key="isOverdue" source="isOverdue" label="cases.filters.isOverdue" />,
  <SelectArrayInput key="stage" source="stage" choices={STAGES} sx={{ minWidth: 150 }} />,
  <MemberInput key="memberId" source="memberId" />,
  <NeedsInput key="needs" source="needs" names={['approvalByMe']} />,
];

const order = ({ orderId, orderExternalId }: Case) =>
  orderExternalId === null ? (
    '–'
  ) : (
    <NamedOrder orderId={orderId} orderExternalId={orderExternalId} />
  );

const CaseList = () => {
  const translate = useTranslate();
  return (
    <ListPage
      filters={filters}
      sort={{ field: 'openedAt', order: 'DESC' }}
      empty={<EmptyState icon={FactCheck} title="cases.empty.title" text="cases.empty.text" />}
    >
      <ResponsiveTable<Case>
        bulkActionButtons={false}
        hiddenColumns={['openedBy', 'closedAt']}
        card={{
          title: ({ number }) => number,
          aside: ({ kind, stage }) => <StageChip kind={kind} stage={stage} />,
          lines: (row) => [
            translate(`cases.kinds.${row.kind}`),
            <MemberLink key="member" row={row} />,
            <Instant key="due" at={row.dueAt} isRelative />,
          ],
        }}
      >
        <Column
          source="number"
          render={({ number }) => <RecordLink to="show">{number}</RecordLink>}
        />
        <Column source="kind" render={({ kind }) => translate(`cases.kinds.${kind}`)} />
        <Column
          source="stage"
          render={({ kind, stage }) => <StageChip kind={kind} stage={stage} />}
        />
        <Column source="dueAt" render={({ dueAt }) => <Instant at={dueAt} isRelative />} />
        <Column source="memberId" disableSort render={(row) => <MemberLink row={row} />} />
        <Column source="orderExternalId" render={order} />
        <Column
          source="ticketId"
          disableSort
          render={({ ticketId, ticketNumber }) => (
            <RecordLink resource="tickets" id={ticketId} to="show">
              {ticketNumber}
            </RecordLink>
          )}
        />
        <Column
          source="ownerId"
          disableSort
          render={({ ownerName }) => ownerName ?? translate('tickets.nobody')}
        />
        <Column source="openedAt" render={({ openedAt }) => <Instant at={openedAt} />} />
        <Column source="openedBy" render={({ openedBy }) => <PersonName name={openedBy} />} />
        <Column source="closedAt" render={({ closedAt }) => <Instant at={closedAt} />} />
      </ResponsiveTable>
    </ListPage>
  );
};
export default CaseList;
