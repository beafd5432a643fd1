/** The notice of something that was done, with a button that takes it back. */
import { Alert, Button } from '@mui/material';
import { useEffect } from 'react';
import { useCloseNotification, useNotificationContext, useNotify, useTranslate } from 'react-admin';
import { useCanUndo, useUndo } from './useUndo.ts';

/** Longer than other notices, because somebody may want to act on it. */
const SHOWN_MS = 10_000;

const UndoNow = ({ changeId }: { changeId: string }) => {
  const translate = useTranslate();
  const close = useCloseNotification();
  const { undoNow, pending } = useUndo(changeId);
  const { notifications } = useNotificationContext();
  // A later notice is about what is so now: this one would take back what has changed again since.
  const isOutdated = notifications.length > 0;
  useEffect(() => {
    if (isOutdated && !pending) close();
  }, [isOutdated, pending, close]);
  const undo = async () => {
    await undoNow();
    close();
  };
  return (
    <Button color="inherit" size="small" loading={pending} onClick={undo}>
      {translate('undo.verb')}
    </Button>
  );
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
      { autoHideDuration: SHOWN_MS },
    );
  };
};
