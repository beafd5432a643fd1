/** The dialog of a verb of tickets that needs more than a confirmation. */
import { Alert, Button, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { useDataProvider, useNotify, useRefresh, useTranslate } from 'react-admin';
import type { TicketDetail } from '#contract/service/tickets';
import type { Api } from '../../api.ts';
import { ApiError } from '../../apiError.ts';
import { CancelButton, WorkDialog } from '../../ui/feedback/WorkDialog.tsx';

export interface TicketDialogProps {
  ticket: Pick<TicketDetail, 'id' | 'version'>;
  /** The noun of the route, which also names the messages: `tickets.verbs.<verb>`. */
  noun: string;
  verb: string;
  /** What is sent; null while something is missing. */
  body: object | null;
  /** False where others’ changes of the ticket do not matter. */
  isVersioned?: boolean;
  onClose: () => void;
  children: ReactNode;
}

export const TicketDialog = ({
  ticket,
  noun,
  verb,
  body,
  isVersioned = true,
  onClose,
  children,
}: TicketDialogProps) => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const notify = useNotify();
  const refresh = useRefresh();
  const titleId = useId();
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<string>();
  const send = async (sent: object) => {
    setPending(true);
    setFailure(undefined);
    try {
      await api.act('tickets', ticket.id, noun, {
        ...sent,
        ...(isVersioned && { version: ticket.version }),
      });
      notify(`tickets.done.${verb}`, { type: 'success' });
      onClose();
    } catch (error) {
      setFailure(ApiError.from(error).firstReason);
    } finally {
      setPending(false);
      refresh();
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (body) void send(body);
  };
  return (
    <WorkDialog pending={pending} onClose={onClose} titleId={titleId} fullWidth maxWidth="xs">
      <form onSubmit={submit} noValidate>
        <DialogTitle id={titleId}>{translate(`tickets.titles.${verb}`)}</DialogTitle>
        <DialogContent sx={{ '&&': { pt: 1 }, display: 'grid', gap: 1.5 }}>
          {children}
          {failure && <Alert severity="error">{translate(failure, { _: failure })}</Alert>}
        </DialogContent>
        <DialogActions>
          <CancelButton />
          <Button type="submit" variant="contained" loading={pending} disabled={body === null}>
            {translate(`tickets.verbs.${verb}`)}
          </Button>
        </DialogActions>
      </form>
    </WorkDialog>
  );
};
