/** The dialog of a step of a case: what the action asks for, and the reason. */
import { Alert, Button, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { useNotify, useRefresh } from 'react-admin';
import { ApiError } from '../../../apiError.ts';
import { CancelButton, WorkDialog } from '../../../ui/feedback/WorkDialog.tsx';
import type { Obstacle } from '#contract/service/obstacles';
import { ObstacleList, obstaclesOf } from '../obstacles/ObstacleList.tsx';
import { useWrongText } from '../../../ui/record/useWrongText.ts';

export interface CaseDialogProps {
  title: string;
  /** The word on its button. */
  verb: string;
  done: string;
  /** Says at the fields what is missing; whether it may be sent. */
  check?: () => boolean;
  send: () => Promise<unknown>;
  onClose: () => void;
  /** Another one with each change of the inputs: what was refused before then says nothing about them. */
  edited?: unknown;
  /** Whether the fields themselves say what was refused. */
  isSaidAtFields?: boolean;
  children: ReactNode;
}

interface Refused {
  /** The inputs that were sent. */
  edited?: unknown;
  failure?: ApiError;
  obstacles: readonly Obstacle[];
}
const NONE: Refused = { obstacles: [] };

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
  edited,
  isSaidAtFields = false,
  children,
}: CaseDialogProps) => {
  const toWrongText = useWrongText();
  const notify = useNotify();
  const refresh = useRefresh();
  const titleId = useId();
  const [pending, setPending] = useState(false);
  const [refused, setRefused] = useState<Refused>();
  const { failure, obstacles } = refused?.edited === edited ? (refused ?? NONE) : NONE;
  const run = async () => {
    setPending(true);
    setRefused(undefined);
    try {
      await send();
      notify(done, { type: 'success' });
      onClose();
    } catch (error) {
      const found = obstaclesOf(error);
      setRefused({
        edited,
        obstacles: found,
        ...(found.length === 0 && { failure: ApiError.from(error) }),
      });
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
          {failure && !isSaidAtFields && (
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
