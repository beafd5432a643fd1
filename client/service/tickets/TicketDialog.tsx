/** The dialog of a verb of tickets that needs more than a confirmation. */
import { type ReactNode, useState } from 'react';
import { useDataProvider, useNotify, useRefresh } from 'react-admin';
import type { TicketDetail } from '#contract/service/tickets';
import type { Api } from '../../api.ts';
import { ApiError } from '../../apiError.ts';
import type { Obstacle } from '#contract/service/obstacles';
import { FormDialog } from '../../ui/feedback/FormDialog.tsx';
import { ObstacleList, obstaclesOf } from '../shared/obstacles/ObstacleList.tsx';

export interface TicketDialogProps {
  ticket: Pick<TicketDetail, 'id' | 'version'>;
  /** The noun of the route. */
  noun: string;
  /** Names the messages: `tickets.verbs.<verb>`, `tickets.missing.<verb>`. */
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
  const api = useDataProvider<Api>();
  const notify = useNotify();
  const refresh = useRefresh();
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<string>();
  const [obstacles, setObstacles] = useState<readonly Obstacle[]>([]);
  const send = async () => {
    setPending(true);
    setFailure(undefined);
    setObstacles([]);
    try {
      await api.act('tickets', ticket.id, noun, {
        ...body,
        ...(isVersioned && { version: ticket.version }),
      });
      notify(`tickets.done.${verb}`, { type: 'success' });
      onClose();
    } catch (error) {
      const found = obstaclesOf(error);
      setObstacles(found);
      if (found.length === 0) setFailure(ApiError.from(error).firstReason);
    } finally {
      setPending(false);
      refresh();
    }
  };
  return (
    <FormDialog
      title={`tickets.titles.${verb}`}
      submit={`tickets.verbs.${verb}`}
      missing={body === null ? `tickets.missing.${verb}` : null}
      failure={failure}
      pending={pending}
      onSubmit={() => void send()}
      onClose={onClose}
    >
      {children}
      <ObstacleList obstacles={obstacles} />
    </FormDialog>
  );
};
