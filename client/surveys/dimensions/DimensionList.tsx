import DonutSmall from '@mui/icons-material/DonutSmallOutlined';
import { DataTable, useTranslate } from 'react-admin';
import type { Dimension } from '#contract/surveys/dimensions';
import { EmptyState } from '../../ui/list/EmptyState.tsx';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { PlaceButtons } from '../../ui/list/PlaceButtons.tsx';
import { ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { useRate } from '../../ui/record/rate.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { useWeightsNow } from '../shared/useWeightsNow.ts';

const Column = DataTable.Col<Dimension>;

const DimensionList = () => {
  const translate = useTranslate();
  const toText = useLocalize();
  const rate = useRate();
  const weights = useWeightsNow();
  const need = ({ need: code }: Dimension) => translate(`dimensions.needs.${code}`);
  const weight = ({ key }: Dimension) => {
    const now = weights?.[key];
    return now === undefined ? '–' : rate(now);
  };
  const state = ({ isRetired }: Dimension) =>
    translate(isRetired ? 'dimensions.retired' : 'dimensions.inUse');
  const place = (dimension: Dimension) => (
    <PlaceButtons record={dimension} name={toText(dimension.names)} />
  );
  return (
    <ListPage
      sort={{ field: 'position', order: 'ASC' }}
      perPage={100}
      empty={
        <EmptyState icon={DonutSmall} title="dimensions.empty.title" text="dimensions.empty.text" />
      }
    >
      <ResponsiveTable<Dimension>
        bulkActionButtons={false}
        card={{
          title: ({ names }) => toText(names),
          aside: weight,
          lines: (dimension) => [need(dimension), state(dimension)],
          foot: place,
        }}
      >
        <Column
          source="names"
          disableSort
          render={({ names }) => <RecordLink>{toText(names)}</RecordLink>}
        />
        <Column source="need" render={need} />
        <Column source="weight" label="dimensions.weightNow" disableSort render={weight} />
        <Column source="key" />
        <Column source="isRetired" disableSort render={state} />
        <Column source="position" render={place} />
      </ResponsiveTable>
    </ListPage>
  );
};
export default DimensionList;
