import { useDataProvider, useTranslate } from 'react-admin';
import type { Api } from '../../api.ts';
import { useNotifyUndoable } from '../../platform/shared/undo/UndoNotice.tsx';

/** Ends a price, or takes a planned one back; `done` says so in a notice that can undo it. */
export const useEndPrice = (done: string) => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const notifyUndoable = useNotifyUndoable();
  return async (id: number) => {
    const { changeId } = await api.call('DELETE', `/prices/${id}`);
    notifyUndoable(translate(done), changeId);
  };
};
