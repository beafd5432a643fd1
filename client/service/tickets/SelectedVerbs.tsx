/** The same step of the selected tickets, with what became of each. */
import { useState } from 'react';
import { useDataProvider, useListContext, useTranslate } from 'react-admin';
import type { BulkResult } from '#contract/service/bulk';
import type { Ticket } from '#contract/service/tickets';
import type { Api } from '../../api.ts';
import { useWork } from '../../ui/feedback/useAct.ts';
import { useTellResults } from '../../ui/feedback/useTellResults.ts';
import { VerbBar } from '../../ui/feedback/VerbBar.tsx';
import type { Verb } from '../../ui/feedback/verbs.ts';
import { type Asked, ASKED, SelectedDialog } from './SelectedDialog.tsx';

const toResult = ({ id, number, isDone, error }: BulkResult) => ({
  name: number ?? id,
  error: isDone ? null : (error ?? 'errors.internal'),
});

export const SelectedVerbs = () => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const tell = useTellResults('tickets.selected');
  const { run, pending } = useWork();
  const { selectedIds, onUnselectItems } = useListContext<Ticket>();
  const [asked, setAsked] = useState<Asked>();
  // The bar only hides while nothing is selected: its verbs must not be reached then.
  if (selectedIds.length === 0) return null;
  const perform = async (body: object) => {
    const sent = { ...body, ids: selectedIds };
    tell((await api.call<BulkResult[]>('POST', '/tickets/steps', sent)).data.map(toResult));
    setAsked(undefined);
    onUnselectItems();
  };
  const send = (body: object) => void run(() => perform(body));
  const verbs: Verb[] = [
    {
      key: 'take',
      label: 'tickets.verbs.take',
      pending,
      onSelect: () => send({ action: 'take' }),
    },
    ...ASKED.map((one): Verb => ({
      key: one,
      label: `tickets.verbs.${one}`,
      onSelect: () => setAsked(one),
    })),
    {
      key: 'markSpam',
      label: 'tickets.verbs.markSpam',
      tone: 'danger',
      confirm: () => ({
        title: translate('tickets.selected.markSpam', { smart_count: selectedIds.length }),
        lines: [],
        perform: () => perform({ action: 'markSpam' }),
      }),
    },
  ];
  return (
    <>
      <VerbBar verbs={verbs} />
      {asked && (
        <SelectedDialog
          asked={asked}
          count={selectedIds.length}
          pending={pending}
          onSend={send}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  );
};
