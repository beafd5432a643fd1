import { ResourceContextProvider, useDataProvider, useNotify, useRedirect } from 'react-admin';
import type { BatchDraft, PriceBatch } from '#contract/priceBatches';
import type { Api } from '../api.ts';
import { PageTitle } from '../ui/PageTitle.tsx';
import { EMPTY } from './draft.ts';
import { Workbench } from './Workbench.tsx';

const BatchCreate = () => {
  const api = useDataProvider<Api>();
  const notify = useNotify();
  const redirect = useRedirect();
  const save = async (input: BatchDraft) => {
    const { data } = await api.create<PriceBatch>('priceBatches', { data: input });
    notify('priceBatches.save.done', { type: 'success' });
    redirect('show', 'priceBatches', data.id);
  };
  return (
    <ResourceContextProvider value="priceBatches">
      <PageTitle title="priceBatches.workbench" />
      <Workbench draft={EMPTY} figures={[]} saveLabel="priceBatches.save.verb" onSave={save} />
    </ResourceContextProvider>
  );
};
export default BatchCreate;
