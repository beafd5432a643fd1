/** What may be done with a ticket now, as the server says, by buttons and by keys. */
import { useState } from 'react';
import { useDataProvider, useRedirect } from 'react-admin';
import type { TicketAction, TicketDetail } from '#contract/service/tickets';
import type { Api } from '../../api.ts';
import { editLink } from '../../links.ts';
import { useAccount } from '../../platform/shared/useAccount.ts';
import { useWork } from '../../ui/feedback/useAct.ts';
import { VerbBar } from '../../ui/feedback/VerbBar.tsx';
import type { Verb } from '../../ui/feedback/verbs.ts';
import { useKeys } from '../../ui/useKeys.ts';
import { TicketObstacles } from '../shared/obstacles/ObstacleList.tsx';
import { AssignDialog, HoldDialog, ResolveDialog } from './dialogs.tsx';
import { MergeDialog } from './MergeDialog.tsx';

const DIALOGS = {
  assign: AssignDialog,
  hold: HoldDialog,
  resolve: ResolveDialog,
  merge: MergeDialog,
} as const;
type Dialog = keyof typeof DIALOGS;

/** Verbs that need nothing but the ticket, with the noun of their route. */
const AT_ONCE = {
  take: 'take',
  resume: 'resumption',
  reopen: 'reopening',
  keepResolved: 'keptResolution',
  restore: 'restoration',
} as const;
type AtOnce = keyof typeof AT_ONCE;

const useAtOnce = ({ id, version }: TicketDetail) => {
  const api = useDataProvider<Api>();
  const { run, pending } = useWork();
  const act = (action: AtOnce) =>
    run(() => api.act('tickets', id, AT_ONCE[action], { version }), {
      success: `tickets.done.${action}`,
    });
  return { act, pending };
};

export const TicketVerbs = ({ ticket }: { ticket: TicketDetail }) => {
  const api = useDataProvider<Api>();
  const account = useAccount();
  const redirect = useRedirect();
  const [dialog, setDialog] = useState<Dialog>();
  const { act, pending } = useAtOnce(ticket);
  const { id, version, assigneeId, allowed } = ticket;
  const may = (action: TicketAction) => allowed.includes(action);
  const mayTake = may('take') && assigneeId !== account?.id;
  const ask = (one: Dialog) => may(one) && setDialog(one);
  useKeys({
    t: () => mayTake && void act('take'),
    a: () => ask('assign'),
    h: () => ask('hold'),
    s: () => ask('resolve'),
  });
  const atOnce = (action: AtOnce, isAllowed = may(action)): Verb => ({
    key: action,
    label: `tickets.verbs.${action}`,
    isAllowed,
    pending,
    variant: action === 'take' ? 'contained' : 'outlined',
    onSelect: () => void act(action),
  });
  const asked = (one: Dialog, place: 'bar' | 'menu' = 'bar'): Verb => ({
    key: one,
    label: `tickets.verbs.${one}`,
    isAllowed: may(one),
    place,
    onSelect: () => setDialog(one),
  });
  const verbs: Verb[] = [
    atOnce('take', mayTake),
    atOnce('keepResolved'),
    asked('resolve'),
    asked('hold'),
    atOnce('resume'),
    atOnce('reopen'),
    atOnce('restore'),
    asked('assign', 'menu'),
    asked('merge', 'menu'),
    {
      key: 'edit',
      label: 'ra.action.edit',
      place: 'menu',
      isAllowed: may('edit'),
      onSelect: () => redirect(editLink('tickets', id)),
    },
    {
      key: 'markSpam',
      label: 'tickets.verbs.markSpam',
      place: 'menu',
      tone: 'danger',
      isAllowed: may('markSpam'),
      confirm: () => ({
        title: 'tickets.titles.markSpam',
        lines: [],
        preview: <TicketObstacles ticketId={id} />,
        perform: () => api.act('tickets', id, 'spam', { version }),
        success: 'tickets.done.markSpam',
      }),
    },
  ];
  const Open = dialog && DIALOGS[dialog];
  return (
    <>
      <VerbBar verbs={verbs} />
      {Open && <Open ticket={ticket} onClose={() => setDialog(undefined)} />}
    </>
  );
};
