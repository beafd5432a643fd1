import People from '@mui/icons-material/PeopleAltOutlined';
import { Box } from '@mui/material';
import { DataTable, SelectInput, useTranslate } from 'react-admin';
import { type MemberPair, PAIR_STATES, type PairSide } from '#contract/members/merges';
import { EmptyState } from '../../ui/list/EmptyState.tsx';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';
import { useCount } from '../../ui/list/useCount.ts';
import { Instant } from '../../ui/record/instant.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { StatusChip } from '../../ui/record/StatusChip.tsx';
import { PersonName } from '../../platform/shared/PersonName.tsx';
import { PairVerbs } from './PairVerbs.tsx';

const Column = DataTable.Col<MemberPair>;
const STATES = PAIR_STATES.map((id) => ({ id, name: `merges.states.${id}` }));
const TONES = { open: 'attention', dismissed: 'neutral', merged: 'good' } as const;
const filters = [<SelectInput key="state" source="state" choices={STATES} alwaysOn />];

/** What is alike, as far as the person may see it. */
const alike = (side: PairSide | null, evidence: MemberPair['evidence']): string[] =>
  evidence.flatMap((one) => (one === 'device' ? [] : (side?.[one] ?? [])));

const Side = ({ side, evidence }: { side: PairSide | null } & Pick<MemberPair, 'evidence'>) => {
  const translate = useTranslate();
  const count = useCount();
  if (!side) return <>–</>;
  const orders = translate('merges.orders', {
    smart_count: side.orderCount,
    n: count(side.orderCount),
  });
  return (
    <>
      <RecordLink resource="members" id={side.id}>
        {side.name ?? side.externalId}
      </RecordLink>
      {[side.externalId, orders, ...alike(side, evidence)].map((line) => (
        <Box key={line} sx={{ fontSize: 13, color: 'text.secondary' }}>
          {line}
        </Box>
      ))}
    </>
  );
};
const Evidence = ({ evidence }: Pick<MemberPair, 'evidence'>) => {
  const translate = useTranslate();
  return (
    <>
      {evidence
        .map((one) => translate(`merges.evidence.${one}`))
        .join(translate('layout.listSeparator')) || '–'}
    </>
  );
};
const State = ({ state }: Pick<MemberPair, 'state'>) => (
  <StatusChip tone={TONES[state]} label={`merges.states.${state}`} />
);

/** Records that may be of one person, with by what they are alike. */
const PairList = () => (
  <ListPage
    filters={filters}
    sort={{ field: 'foundAt', order: 'DESC' }}
    empty={<EmptyState icon={People} title="merges.empty.title" text="merges.empty.text" />}
  >
    <ResponsiveTable<MemberPair>
      linked={false}
      bulkActionButtons={false}
      hiddenColumns={['reason', 'decidedAt', 'actorName']}
      card={{
        title: ({ member, other, evidence }) => (
          <>
            <Side side={member} evidence={evidence} />
            <Side side={other} evidence={evidence} />
          </>
        ),
        aside: ({ state }) => <State state={state} />,
        lines: ({ evidence, foundAt }) => [
          <Evidence key="evidence" evidence={evidence} />,
          <Instant key="at" at={foundAt} />,
        ],
        foot: (row) => <PairVerbs row={row} />,
      }}
    >
      <Column
        source="memberId"
        disableSort
        render={({ member, evidence }) => <Side side={member} evidence={evidence} />}
      />
      <Column
        source="otherId"
        disableSort
        render={({ other, evidence }) => <Side side={other} evidence={evidence} />}
      />
      <Column
        source="evidence"
        disableSort
        render={({ evidence }) => <Evidence evidence={evidence} />}
      />
      <Column source="foundAt" render={({ foundAt }) => <Instant at={foundAt} />} />
      <Column source="state" render={({ state }) => <State state={state} />} />
      <Column source="reason" />
      <Column
        source="decidedAt"
        render={({ decidedAt }) => decidedAt !== null && <Instant at={decidedAt} />}
      />
      <Column
        source="actorName"
        render={({ actorName }) => actorName && <PersonName name={actorName} />}
      />
      <Column label="merges.decide" disableSort render={(row) => <PairVerbs row={row} />} />
    </ResponsiveTable>
  </ListPage>
);
export default PairList;
