/** The change that is chosen, what it would do, and applying it. */
import { useState } from 'react';
import { useDataProvider, useNotify, useRefresh } from 'react-admin';
import type { BulkEditRow } from '#contract/catalog/products';
import type { Api } from '../../api.ts';
import { useWork } from '../../ui/feedback/useAct.ts';
import type { Change, Field } from './BulkEditField.tsx';

export const useBulkEdit = (ids: readonly number[], onApplied: () => void) => {
  const api = useDataProvider<Api>();
  const notify = useNotify();
  const refresh = useRefresh();
  const { run, pending } = useWork();
  const [field, setField] = useState<Field>('status');
  const [change, setChange] = useState<Change>({});
  const [rows, setRows] = useState<readonly BulkEditRow[]>();
  const send = async (preview: boolean) =>
    (await api.call<BulkEditRow[]>('POST', '/products/bulkEdit', { ids, change, preview })).data;
  const edit = (next: Change) => {
    setChange(next);
    setRows(undefined);
  };
  const apply = () =>
    run(async () => {
      const result = await send(false);
      const changed = result.filter(({ outcome }) => outcome === 'changed').length;
      notify('products.bulk.done', { type: 'success', messageArgs: { smart_count: changed } });
      refresh();
      onApplied();
    });
  const choose = (next: Field) => {
    setField(next);
    edit({});
  };
  const preview = () => run(async () => setRows(await send(true)));
  return { field, change, rows, pending, choose, edit, preview, apply };
};
