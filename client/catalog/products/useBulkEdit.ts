/** The change that is chosen, what it would do, and applying it. */
import { useState } from 'react';
import { useDataProvider, useRefresh, useTranslate } from 'react-admin';
import type { BulkEditRow } from '#contract/catalog/products';
import type { Api } from '../../api.ts';
import { useNotifyUndoable } from '../../platform/shared/undo/UndoNotice.tsx';
import { useWork } from '../../ui/feedback/useAct.ts';
import type { Change, Field } from './BulkEditField.tsx';

export const useBulkEdit = (ids: readonly number[], onApplied: () => void) => {
  const api = useDataProvider<Api>();
  const translate = useTranslate();
  const notifyUndoable = useNotifyUndoable();
  const refresh = useRefresh();
  const { run, pending } = useWork();
  const [field, setField] = useState<Field>('status');
  const [change, setChange] = useState<Change>({});
  const [rows, setRows] = useState<readonly BulkEditRow[]>();
  const send = (preview: boolean) =>
    api.call<BulkEditRow[]>('POST', '/products/bulkEdit', { ids, change, preview });
  const edit = (next: Change) => {
    setChange(next);
    setRows(undefined);
  };
  const apply = () =>
    run(async () => {
      const { data, changeId } = await send(false);
      const changed = data.filter(({ outcome }) => outcome === 'changed').length;
      notifyUndoable(translate('products.bulk.done', { smart_count: changed }), changeId);
      refresh();
      onApplied();
    });
  const choose = (next: Field) => {
    setField(next);
    edit({});
  };
  const preview = () => run(async () => setRows((await send(true)).data));
  return { field, change, rows, pending, choose, edit, preview, apply };
};
