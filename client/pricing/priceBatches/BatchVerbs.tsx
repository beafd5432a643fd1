/** What may be done with a batch in its state: one verb in sight, the rest in a menu. */
import { Button } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider, useNotify, useRedirect, useRefresh, useTranslate } from 'react-admin';
import { can, type Role } from '#contract/platform/access';
import { canApprove } from '#rules/platform/approvals';
import { toApprovable } from '#rules/pricing/priceBatches';
import type { PriceBatch } from '#contract/pricing/priceBatches';
import type { Api } from '../../api.ts';
import { MoreMenu } from '../../ui/feedback/MoreMenu.tsx';
import { useNotifyError } from '../../ui/feedback/useAct.ts';
import { useAccount } from '../../platform/shared/useAccount.ts';
import type { Refused } from './Conflicts.tsx';
import { useConsequences, type Verb } from './useConsequences.ts';
import { VerbDialog } from './VerbDialog.tsx';

const NOUNS = {
  submit: 'submission',
  approve: 'approval',
  reject: 'rejection',
  revert: 'reversion',
} as const;
const WRITING: readonly Verb[] = ['submit', 'approve', 'revert'];

/** Verbs of a phase, the primary one first. */
const verbsOf = (batch: PriceBatch, person: { id: string; role: Role }): (Verb | 'edit')[] => {
  const { phase, revertsId } = batch;
  switch (phase) {
    case 'draft':
    case 'rejected':
      return ['submit', 'edit', 'delete'];
    case 'submitted':
      return canApprove('priceBatches', toApprovable(batch), person)
        ? ['approve', 'reject']
        : ['delete'];
    case 'scheduled':
    case 'inForce':
      return revertsId === null ? ['revert'] : [];
    default:
      return [];
  }
};

interface Refusal {
  status?: number;
  message?: string;
  body?: Partial<Refused>;
}

export interface BatchVerbsProps {
  batch: PriceBatch;
  onRefused: (refused: Refused | null) => void;
}

export const BatchVerbs = ({ batch, onRefused }: BatchVerbsProps) => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const client = useQueryClient();
  const notify = useNotify();
  const notifyError = useNotifyError();
  const refresh = useRefresh();
  const redirect = useRedirect();
  const account = useAccount();
  const consequences = useConsequences(batch);
  const [asked, setAsked] = useState<Verb | null>(null);
  if (!account) return null;
  const granted = {
    submit: 'edit',
    edit: 'edit',
    delete: 'delete',
    approve: 'approval',
    reject: 'approval',
    revert: 'edit',
  };
  const verbs = verbsOf(batch, account).filter((verb) =>
    can(account.role, 'priceBatches', granted[verb]),
  );
  // A way out stays in the menu: it is never the first thing to reach for.
  const primary = verbs[0] === 'delete' ? undefined : verbs[0];
  const further = verbs.filter((verb) => verb !== primary);

  const run = async (verb: Verb, reason: string | null) => {
    onRefused(null);
    try {
      if (verb === 'delete') {
        await api.delete('priceBatches', { id: batch.id });
        notify('priceBatches.delete.done', { type: 'success' });
        redirect('list', 'priceBatches');
        return;
      }
      const { data } = await api.act<PriceBatch>('priceBatches', batch.id, NOUNS[verb], {
        ...(reason && { reason }),
        ...((verb === 'approve' || verb === 'reject') && { version: batch.version }),
      });
      notify(`priceBatches.${verb}.done`, { type: 'success' });
      void client.invalidateQueries({ queryKey: ['priceBatches'] });
      if (verb === 'revert') redirect('show', 'priceBatches', data.id);
      refresh();
    } catch (error) {
      const { status, message = '', body } = error as Refusal;
      if (status === 409 && body)
        onRefused({ message, conflicts: body.conflicts ?? [], count: body.count ?? 0 });
      else notifyError(error);
      refresh();
    }
  };
  const start = (verb: Verb | 'edit') => {
    if (verb === 'edit') redirect('edit', 'priceBatches', batch.id);
    else setAsked(verb);
  };
  const wordOf = (verb: Verb | 'edit') =>
    translate(verb === 'edit' ? 'priceBatches.edit' : `priceBatches.${verb}.verb`);
  return (
    <>
      {primary && (
        <Button
          variant={primary === 'revert' ? 'outlined' : 'contained'}
          color={primary === 'revert' ? 'error' : 'primary'}
          onClick={() => start(primary)}
        >
          {wordOf(primary)}
        </Button>
      )}
      <MoreMenu
        label={translate('priceBatches.more')}
        items={further.map((verb) => ({ key: verb, label: wordOf(verb) }))}
        onSelect={start}
      />
      {asked && (
        <VerbDialog
          {...consequences(asked)}
          verb={wordOf(asked)}
          tone={asked === 'submit' || asked === 'approve' ? 'primary' : 'error'}
          writes={WRITING.includes(asked) ? batch.itemCount : 0}
          withReason={asked === 'reject' || asked === 'revert' || asked === 'approve'}
          onConfirm={(reason) => run(asked, reason)}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  );
};
