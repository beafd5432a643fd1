/** The button of a notice that takes back what the notice tells. */
import { Alert, Button } from '@mui/material';
import { useEffect } from 'react';
import { useCloseNotification, useNotificationContext, useNotify, useTranslate } from 'react-admin';
import { useWork } from './useAct.ts';

/** Longer than other notices, because somebody may want to act on it. */
export const UNDO_SHOWN_MS = 10_000;

export interface UndoInNoticeProps {
  undo: () => Promise<unknown>;
  pending: boolean;
}

export const UndoInNotice = ({ undo, pending }: UndoInNoticeProps) => {
  const translate = useTranslate();
  const close = useCloseNotification();
  const { notifications } = useNotificationContext();
  // A later notice is about what is so now: this one would take back what has changed again since.
  const isOutdated = notifications.length > 0;
  useEffect(() => {
    if (isOutdated && !pending) close();
  }, [isOutdated, pending, close]);
  const undoAndClose = async () => {
    await undo();
    close();
  };
  return (
    <Button color="inherit" size="small" loading={pending} onClick={undoAndClose}>
      {translate('ra.action.undo')}
    </Button>
  );
};

const UndoWork = ({ work }: { work: () => Promise<unknown> }) => {
  const { run, pending } = useWork();
  return <UndoInNotice undo={() => run(work)} pending={pending} />;
};

/** Says what was done, with a button that runs the work which takes it back. */
export const useNotifyWithUndo = () => {
  const notify = useNotify();
  return (text: string, work: () => Promise<unknown>) =>
    notify(
      <Alert severity="success" variant="filled" action={<UndoWork work={work} />}>
        {text}
      </Alert>,
      { autoHideDuration: UNDO_SHOWN_MS },
    );
};
