import { useState } from 'react';
import { ResourceContextProvider, useDataProvider, useNotify, useRedirect } from 'react-admin';
import { useLocation } from 'react-router-dom';
import * as z from 'zod';
import { type BatchDraft, type PriceBatch, PriceFilter } from '#contract/pricing/priceBatches';
import { showLink } from '../../links.ts';
import type { Api } from '../../api.ts';
import { newFormKey } from '../../sendOnce.ts';
import { PageTitle } from '../../ui/record/PageTitle.tsx';
import { type Draft, EMPTY } from './draft.ts';
import { Workbench } from './Workbench.tsx';

/** What another page wants repriced: `?source={"filter":{"variantIds":[…]}}`; anything else is ignored. */
const draftFrom = (search: string): Draft => {
  const source = new URLSearchParams(search).get('source');
  try {
    const { filter } = z.object({ filter: PriceFilter }).parse(JSON.parse(source ?? ''));
    return { ...EMPTY, filter: { ...EMPTY.filter, ...filter } };
  } catch {
    return EMPTY;
  }
};

const BatchCreate = () => {
  const { search } = useLocation();
  const [draft] = useState(() => draftFrom(search));
  const api = useDataProvider<Api>();
  const notify = useNotify();
  const redirect = useRedirect();
  const [form] = useState(newFormKey);
  const save = async (input: BatchDraft) => {
    const { data } = await api.create<PriceBatch>('priceBatches', { data: input, meta: { form } });
    notify('priceBatches.save.done', { type: 'success' });
    redirect(showLink('priceBatches', data.id));
  };
  return (
    <ResourceContextProvider value="priceBatches">
      <PageTitle title="priceBatches.workbench" />
      <Workbench draft={draft} figures={[]} saveLabel="priceBatches.save.verb" onSave={save} />
    </ResourceContextProvider>
  );
};
export default BatchCreate;
