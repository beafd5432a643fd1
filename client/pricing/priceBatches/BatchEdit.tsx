/** A draft, or a rejected batch, back on the workbench. */
import { Alert } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import {
  ResourceContextProvider,
  useDataProvider,
  useGetOne,
  useNotify,
  useRedirect,
  useTranslate,
} from 'react-admin';
import { useParams } from 'react-router-dom';
import type { BatchDraft, OwnFigure, PriceBatch } from '#contract/pricing/priceBatches';
import type { BatchRow } from '#contract/pricing/priceBatches/batchRows';
import { showLink } from '../../links.ts';
import type { Api } from '../../api.ts';
import { PageTitle } from '../../ui/record/PageTitle.tsx';
import { BackLink } from '../../ui/record/RecordPage.tsx';
import { draftOf } from './draft.ts';
import { MovedRows } from './MovedRows.tsx';
import { MOST_FIGURES } from './PasteBox.tsx';
import { Workbench } from './Workbench.tsx';
import { Loading } from '../../ui/feedback/Loading.tsx';

/** As many as one request answers. */
const ROWS_AT_ONCE = 500;

/** The prices a person typed, and the rows left out (null), from the batch's own rows. */
const readFigures = async (api: Api, { id }: PriceBatch): Promise<OwnFigure[]> => {
  const figures: OwnFigure[] = [];
  for (let from = 0, total = 1; from < total; from += ROWS_AT_ONCE) {
    const page = { from, limit: ROWS_AT_ONCE };
    const { data } = await api.act<{ rows: BatchRow[]; total: number }>(
      'priceBatches',
      id,
      'rows',
      page,
    );
    for (const { variantId, newAmount, edited } of data.rows)
      if (edited) figures.push({ variantId, amount: newAmount });
    total = data.total;
  }
  return figures;
};

const Editing = ({ batch }: { batch: PriceBatch }) => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const notify = useNotify();
  const redirect = useRedirect();
  const isLoadable = batch.itemCount <= MOST_FIGURES;
  const query = useQuery({
    queryKey: ['priceBatches', 'figures', batch.id, batch.version],
    queryFn: () => readFigures(api, batch),
    enabled: isLoadable,
    staleTime: Infinity,
  });
  const { data: figures } = query;
  const save = async (input: BatchDraft) => {
    const { id, version } = batch;
    await api.update('priceBatches', { id, data: { ...input, version }, previousData: batch });
    notify('priceBatches.save.done', { type: 'success' });
    redirect(showLink('priceBatches', id));
  };
  if (isLoadable && !figures) return <Loading query={query} height={320} />;
  return (
    <>
      {!isLoadable && (
        <Alert severity="warning" sx={{ mb: 2 }}>
          {translate('priceBatches.notLoaded')}
        </Alert>
      )}
      <MovedRows batch={batch} />
      <Workbench
        draft={draftOf(batch)}
        figures={figures ?? []}
        saveLabel="priceBatches.save.again"
        onSave={save}
      />
    </>
  );
};

const BatchEdit = () => {
  const translate = useTranslate();
  const { id = '' } = useParams();
  const query = useGetOne<PriceBatch>('priceBatches', {
    id: Number(id),
    meta: { whole: true },
  });
  const { data } = query;
  if (!data) return <Loading query={query} height={320} />;
  return (
    <ResourceContextProvider value="priceBatches">
      <PageTitle title={translate('priceBatches.editTitle', { name: data.name })}>
        <BackLink />
      </PageTitle>
      <Editing key={data.version} batch={data} />
    </ResourceContextProvider>
  );
};
export default BatchEdit;
