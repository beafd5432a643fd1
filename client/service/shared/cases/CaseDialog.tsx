/** The dialog of a step of a case: what the action asks for, and the reason. */
import { Alert, Button, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { useNotify, useRefresh } from 'react-admin';
import { ApiError } from '../../../apiError.ts';
import { CancelButton, WorkDialog } from '../../../ui/feedback/WorkDialog.tsx';
import type { Obstacle } from '#contract/service/obstacles';
import { ObstacleList, obstaclesOf } from '../obstacles/ObstacleList.tsx';
import { useWrongText } from '../useWrongText.ts';

export interface CaseDialogProps {
  title: string;
  /** The word on its button. */
  verb: string;
  done: string;
  /** Says at the fields what is missing; whether it may be sent. */
  check?: () => boolean;
  send: () => Promise<unknown>;
  onClose: () => void;
  children: ReactNode;
}

/** The limit and the amount that a refusal names. */
const figuresOf = (refused: ApiError) => {
  const { amount, limit } = refused.details<{ amount: number; limit: number }>();
  return { amount, limit };
};

export const CaseDialog = ({
  title,
  verb,
  done,
  check,
  send,
  onClose,
  children,
}: CaseDialogProps) => {
  const toWrongText = useWrongText();
  const notify = useNotify();
  const refresh = useRefresh();
  const titleId = useId();
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<ApiError>();
  const [obstacles, setObstacles] = useState<readonly Obstacle[]>([]);
  const run = async () => {
    setPending(true);
    setFailure(undefined);
    setObstacles([]);
    try {
      await send();
      notify(done, { type: 'success' });
      onClose();
    } catch (error) {
      const found = obstaclesOf(error);
      setObstacles(found);
      if (found.length === 0) setFailure(ApiError.from(error));
    } finally {
      setPending(false);
      refresh();
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (check?.() ?? true) void run();
  };
  return (
    <WorkDialog pending={pending} onClose={onClose} titleId={titleId} fullWidth maxWidth="sm">
      <form onSubmit={submit} noValidate>
        <DialogTitle id={titleId}>{title}</DialogTitle>
        <DialogContent sx={{ '&&': { pt: 1 }, display: 'grid', gap: 1.5 }}>
          {children}
          <ObstacleList obstacles={obstacles} />
          {failure && (
            <Alert severity="error">{toWrongText(failure.firstReason, figuresOf(failure))}</Alert>
          )}
        </DialogContent>
        <DialogActions>
          <CancelButton />
          <Button type="submit" variant="contained" loading={pending}>
            {verb}
          </Button>
        </DialogActions>
      </form>
    </WorkDialog>
  );
};
