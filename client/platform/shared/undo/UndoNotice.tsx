/** The notice of something that was done, with a button that takes it back. */
import { Alert } from '@mui/material';
import { useNotify } from 'react-admin';
import { UNDO_SHOWN_MS, UndoInNotice } from '../../../ui/feedback/UndoInNotice.tsx';
import { useCanUndo, useUndo } from './useUndo.ts';

const UndoNow = ({ changeId }: { changeId: string }) => {
  const { undoNow, pending } = useUndo(changeId);
  return <UndoInNotice undo={undoNow} pending={pending} />;
};

/** Says what was done; `changeId` is that of the answer. Without one, or for those who may not undo, without the button. */
export const useNotifyUndoable = () => {
  const notify = useNotify();
  const canUndo = useCanUndo();
  return (text: string, changeId: string | undefined) => {
    if (!canUndo || !changeId) return notify(text, { type: 'success' });
    notify(
      <Alert severity="success" variant="filled" action={<UndoNow changeId={changeId} />}>
        {text}
      </Alert>,
      { autoHideDuration: UNDO_SHOWN_MS },
    );
  };
};
