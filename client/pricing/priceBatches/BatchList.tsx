import PriceChange from '@mui/icons-material/PriceChangeOutlined';
import { DataTable, SelectInput, useTranslate } from 'react-admin';
import type { PriceBatch } from '#contract/pricing/priceBatches';
import { DayInput } from '../../ui/form/DayInput.tsx';
import { NeedsInput } from '../../platform/shared/attention/NeedsInput.tsx';
import { EmptyState } from '../../ui/list/EmptyState.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { useSeesCosts } from '../../platform/shared/useSeesCosts.ts';
import { PersonName } from '../../platform/shared/PersonName.tsx';
import { PriceListName } from '../shared/priceLists.tsx';
import { useRate } from '../../ui/record/rate.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';
import { PriceEnd } from '../shared/priceCells.tsx';
import { useBatchName } from '../shared/useBatchName.ts';
import { VariantInput } from '../shared/variants.tsx';
import { PHASES, PhaseChip } from './PhaseChip.tsx';

type Listed = PriceBatch & { updatedAt: number };
const Column = DataTable.Col<Listed>;
const NumberColumn = DataTable.NumberCol<Listed>;
const phases = PHASES.map((id) => ({ id, name: `priceBatches.phases.${id}` }));

const filters = [
  <SelectInput key="phase" source="phase" choices={phases} alwaysOn sx={{ minWidth: 150 }} />,
  <NeedsInput
    key="needs"
    source="needs"
    names={['approvalByMe', 'returnedToMe', 'approvedOfMine', 'nobodyLeft']}
  />,
  <VariantInput key="variantId" source="variantId" label="priceBatches.preview.variant" />,
  <DayInput key="startsAt_gte" source="startsAt_gte" label="priceEvents.from" holds="instant" />,
  <DayInput key="startsAt_lt" source="startsAt_lt" label="priceEvents.until" holds="instant" />,
];

const From = ({ startsAt, writtenAt }: Listed) => {
  const translate = useTranslate();
  const at = startsAt ?? writtenAt;
  return at === null ? <>{translate('priceBatches.now')}</> : <Instant at={at} />;
};

const BatchList = () => {
  const seesCosts = useSeesCosts();
  const rate = useRate();
  const toName = useBatchName();
  return (
    <ListPage
      filters={filters}
      sort={{ field: 'updatedAt', order: 'DESC' }}
      empty={
        <EmptyState
          icon={PriceChange}
          title="priceBatches.empty.title"
          text="priceBatches.empty.text"
        />
      }
    >
      <ResponsiveTable<Listed>
        bulkActionButtons={false}
        hiddenColumns={['minMarginBps', 'approverName', 'listId', 'flaggedCount', 'maxChangeBps']}
        card={{
          title: toName,
          aside: ({ phase }) => <PhaseChip phase={phase} />,
          lines: (batch) => [
            <From key="from" {...batch} />,
            <PersonName key="author" name={batch.authorName} />,
          ],
        }}
      >
        <Column
          source="name"
          cellSx={() => ({ minWidth: 220 })}
          render={(batch) => <RecordLink>{toName(batch)}</RecordLink>}
        />
        <Column source="phase" disableSort render={({ phase }) => <PhaseChip phase={phase} />} />
        <NumberColumn source="itemCount" />
        <Column source="startsAt" render={(batch) => <From {...batch} />} />
        <Column source="endsAt" render={({ endsAt }) => <PriceEnd endsAt={endsAt} />} />
        <Column source="listId" render={({ listId }) => <PriceListName id={listId} />} />
        <Column
          align="right"
          source="maxChangeBps"
          disableSort={!seesCosts}
          render={({ maxChangeBps }) => rate(maxChangeBps)}
        />
        <Column
          align="right"
          source="minMarginBps"
          disableSort={!seesCosts}
          render={({ minMarginBps }) => rate(minMarginBps)}
        />
        <NumberColumn source="flaggedCount" disableSort={!seesCosts} />
        <Column source="authorName" render={({ authorName }) => <PersonName name={authorName} />} />
        <Column
          source="approverName"
          render={({ approverName }) => approverName && <PersonName name={approverName} />}
        />
        <Column
          source="updatedAt"
          render={({ updatedAt }) => <Instant at={updatedAt} isRelative />}
        />
      </ResponsiveTable>
    </ListPage>
  );
};
export default BatchList;
