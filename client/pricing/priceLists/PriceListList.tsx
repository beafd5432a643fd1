import LocalOffer from '@mui/icons-material/LocalOfferOutlined';
import { DataTable, SelectInput } from 'react-admin';
import { PRICE_LIST_KINDS } from '#contract/pricing/prices';
import type { PriceList } from '#contract/pricing/priceLists';
import { EmptyState } from '../../ui/list/EmptyState.tsx';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';
import { Audience, KindChip, StateChip } from './chips.tsx';

const Column = DataTable.Col<PriceList>;
const NumberColumn = DataTable.NumberCol<PriceList>;
const kinds = PRICE_LIST_KINDS.map((id) => ({ id, name: `priceLists.kinds.${id}` }));
const filters = [
  <SelectInput key="kind" source="kind" choices={kinds} alwaysOn sx={{ minWidth: 130 }} />,
];

const PriceListList = () => {
  const toText = useLocalize();
  return (
    <ListPage
      filters={filters}
      sort={{ field: 'priority', order: 'DESC' }}
      empty={
        <EmptyState icon={LocalOffer} title="priceLists.empty.title" text="priceLists.empty.text" />
      }
    >
      <ResponsiveTable<PriceList>
        bulkActionButtons={false}
        card={{
          title: ({ names, name }) => toText(names) || name,
          aside: ({ kind }) => <KindChip kind={kind} />,
          lines: ({ audience }) => [<Audience key="audience" audience={audience} />],
          foot: ({ archivedAt }) => <StateChip archivedAt={archivedAt} />,
        }}
      >
        <Column
          source="name"
          render={({ names, name }) => <RecordLink>{toText(names) || name}</RecordLink>}
        />
        <Column source="code" />
        <Column source="kind" render={({ kind }) => <KindChip kind={kind} />} />
        <Column
          source="audience"
          disableSort
          render={({ audience }) => <Audience audience={audience} />}
        />
        <NumberColumn source="priority" />
        <NumberColumn source="current" />
        <NumberColumn source="planned" />
        <Column
          source="archivedAt"
          label="resources.prices.fields.state"
          render={({ archivedAt }) => <StateChip archivedAt={archivedAt} />}
        />
      </ResponsiveTable>
    </ListPage>
  );
};
export default PriceListList;
