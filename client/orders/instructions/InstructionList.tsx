import Assignment from '@mui/icons-material/AssignmentOutlined';
import { DataTable, SelectInput, TextInput, useTranslate } from 'react-admin';
import {
  type Instruction,
  INSTRUCTION_KINDS,
  INSTRUCTION_STATES,
} from '#contract/orders/instructions';
import { PersonName } from '../../platform/shared/PersonName.tsx';
import { EmptyState } from '../../ui/list/EmptyState.tsx';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { InstructionChip } from '../shared/InstructionChip.tsx';
import { NamedOrder } from '../shared/NamedOrder.tsx';
import { WithdrawVerb } from '../shared/WithdrawVerb.tsx';

const Column = DataTable.Col<Instruction>;
const KINDS = INSTRUCTION_KINDS.map((id) => ({ id, name: `instructions.kinds.${id}` }));
const STATES = INSTRUCTION_STATES.map((id) => ({ id, name: `instructions.states.${id}` }));

const filters = [
  <SelectInput key="state" source="state" choices={STATES} helperText={false} alwaysOn />,
  <SelectInput key="kind" source="kind" choices={KINDS} helperText={false} />,
  <TextInput key="place" source="place" />,
];

const goods = ({ lines }: Instruction) =>
  lines.map(({ sku, quantity }) => `${quantity} × ${sku}`).join(' · ');
const order = ({ orderId, orderExternalId }: Instruction) =>
  orderExternalId === null ? (
    '–'
  ) : (
    <NamedOrder orderId={orderId} orderExternalId={orderExternalId} />
  );

/** What the shop was asked to do, and what it answered. */
const InstructionList = () => {
  const translate = useTranslate();
  return (
    <ListPage
      filters={filters}
      sort={{ field: 'createdAt', order: 'DESC' }}
      empty={
        <EmptyState
          icon={Assignment}
          title="instructions.empty.title"
          text="instructions.empty.text"
        />
      }
    >
      <ResponsiveTable<Instruction>
        bulkActionButtons={false}
        linked={false}
        card={{
          title: ({ kind }) => translate(`instructions.kinds.${kind}`),
          aside: ({ state }) => <InstructionChip state={state} />,
          lines: (row) => [
            goods(row),
            order(row),
            row.refusal,
            <Instant key="at" at={row.createdAt} />,
          ],
          foot: (row) => <WithdrawVerb row={row} />,
        }}
      >
        <Column source="kind" render={({ kind }) => translate(`instructions.kinds.${kind}`)} />
        <Column source="state" render={({ state }) => <InstructionChip state={state} />} />
        <Column source="orderExternalId" render={order} />
        <Column source="lines" disableSort render={goods} />
        <Column source="place" />
        <Column source="createdAt" render={({ createdAt }) => <Instant at={createdAt} />} />
        <Column source="givenBy" render={({ givenBy }) => <PersonName name={givenBy} />} />
        <Column source="dueAt" render={({ dueAt }) => <Instant at={dueAt} />} />
        <Column
          source="acknowledgedAt"
          render={({ acknowledgedAt, refusal }) => (
            <>
              <Instant at={acknowledgedAt} />
              {refusal && <div>{refusal}</div>}
            </>
          )}
        />
        <Column
          source="withdrawnAt"
          label="instructions.verbs"
          disableSort
          render={(row) => <WithdrawVerb row={row} />}
        />
      </ResponsiveTable>
    </ListPage>
  );
};
export default InstructionList;
