import { useDataProvider, useNotify } from 'react-admin';
import { can } from '#contract/platform/access';
import type { Undone } from '#contract/platform/undo';
import type { Api } from '../../../api.ts';
import { useWork } from '../../../ui/feedback/useAct.ts';
import { useAccount } from '../useAccount.ts';
import { useNotifyRefused } from './UndoRefused.tsx';

/** Whether this person may undo changes at all; the server checks the grants of each one. */
export const useCanUndo = (): boolean => {
  const account = useAccount();
  return account !== undefined && can(account.role, 'changes', 'undo');
};

/** Takes back a change, or asks what that would do. */
export const useUndo = (changeId: string) => {
  const api = useDataProvider<Api>();
  const notify = useNotify();
  const sayRefused = useNotifyRefused();
  const { run, pending } = useWork();
  const send = async (preview: boolean) =>
    (await api.call<Undone>('POST', `/changes/${encodeURIComponent(changeId)}/undo`, { preview }))
      .data;
  const sayDone = ({ undone, left }: Undone) => {
    notify(left.length > 0 ? 'undo.partlyDone' : 'undo.done', {
      type: left.length > 0 ? 'warning' : 'success',
      messageArgs: { smart_count: undone, left: left.length },
    });
  };
  return {
    preview: () => run(() => send(true)),
    undo: async () => sayDone(await send(false)),
    /** Resolves to whether it was taken back; otherwise a notice says why not. */
    undoNow: async () =>
      (await run(() => send(false), { onSuccess: sayDone, onError: sayRefused })) !== undefined,
    pending,
  };
};
