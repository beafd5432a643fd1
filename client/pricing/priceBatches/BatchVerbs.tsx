/** What may be done with a batch in its state: one verb in the bar, the rest in a menu. */
import { useQueryClient } from '@tanstack/react-query';
import { useDataProvider, useRedirect, useTranslate } from 'react-admin';
import type { PriceBatch } from '#contract/pricing/priceBatches';
import { editLink, listLink, showLink } from '../../links.ts';
import type { Api } from '../../api.ts';
import type { ApiError } from '../../apiError.ts';
import { useAccount } from '../../platform/shared/useAccount.ts';
import { VerbBar } from '../../ui/feedback/VerbBar.tsx';
import type { Confirmation, Verb } from '../../ui/feedback/verbs.ts';
import { useCount } from '../../ui/list/useCount.ts';
import type { Refused } from './Conflicts.tsx';
import { useConsequences } from './useConsequences.ts';
import { useMovedSince } from './useMovedSince.ts';
import { type BatchVerb, type ConfirmedVerb, mayStillApprove, NOUNS, verbsOf } from './verbs.ts';

const WRITING: readonly ConfirmedVerb[] = ['submit', 'approve', 'revert'];
const WITH_REASON: readonly ConfirmedVerb[] = ['approve', 'reject', 'revert'];
/** Those that take something away. */
const TAKING: readonly BatchVerb[] = ['reject', 'revert', 'delete'];
/** Those beside which another verb is the one to look at first. */
const CALM: readonly BatchVerb[] = ['reject', 'revert'];
/** Both decisions stand side by side. A deletion stays in the menu: it is never the first thing to reach for. */
const isInBar = (verb: BatchVerb, index: number) =>
  verb === 'reject' || (index === 0 && verb !== 'delete');
/** From so many prices on, writing them takes long enough to say so. */
const MANY = 1000;
const MAX_REASON = 500;

export interface BatchVerbsProps {
  batch: PriceBatch;
  onRefused: (refused: Refused | null) => void;
}

/** What a verb asks, does, and leads to. */
const useConfirmations = ({ batch, onRefused }: BatchVerbsProps) => {
  const translate = useTranslate();
  const count = useCount();
  const api = useDataProvider<Api>();
  const client = useQueryClient();
  const redirect = useRedirect();
  const consequences = useConsequences(batch);
  const { id, version, itemCount } = batch;

  const perform = async (verb: ConfirmedVerb, reason: string | null) => {
    onRefused(null);
    if (verb === 'delete') {
      await api.delete('priceBatches', { id });
      return redirect(listLink('priceBatches'));
    }
    const { data } = await api.act<PriceBatch>('priceBatches', id, NOUNS[verb], {
      ...(reason && { reason }),
      ...((verb === 'approve' || verb === 'reject') && { version }),
    });
    void client.invalidateQueries({ queryKey: ['priceBatches'] });
    if (verb === 'revert') redirect(showLink('priceBatches', data.id));
  };
  const onConflict = (refused: ApiError) => {
    const { conflicts = [], count: total = 0 } = refused.details<Refused>();
    onRefused({ message: refused.key, conflicts, count: total });
  };
  return (verb: ConfirmedVerb): Confirmation => ({
    ...consequences(verb),
    ...(WITH_REASON.includes(verb) && { reason: 'optional', maxReason: MAX_REASON }),
    ...(WRITING.includes(verb) &&
      itemCount >= MANY && {
        pendingText: translate('priceBatches.writing', { smart_count: count(itemCount) }),
      }),
    leavesRecord: verb === 'delete',
    perform: (reason) => perform(verb, reason),
    success: `priceBatches.${verb}.done`,
    onConflict,
  });
};

export const BatchVerbs = (props: BatchVerbsProps) => {
  const { batch } = props;
  const redirect = useRedirect();
  const account = useAccount();
  const confirmation = useConfirmations(props);
  const moved = useMovedSince(batch);
  if (!account) return null;
  const toVerb = (verb: BatchVerb, index: number): Verb => {
    const look = {
      key: verb,
      label: verb === 'edit' ? 'priceBatches.edit' : `priceBatches.${verb}.verb`,
      place: isInBar(verb, index) ? ('bar' as const) : ('menu' as const),
      tone: TAKING.includes(verb) ? ('danger' as const) : ('normal' as const),
      variant: CALM.includes(verb) ? ('outlined' as const) : ('contained' as const),
    };
    return verb === 'edit'
      ? { ...look, onSelect: () => redirect(editLink('priceBatches', batch.id)) }
      : { ...look, confirm: () => confirmation(verb) };
  };
  const verbs = verbsOf(batch, account).filter(
    (verb) => verb !== 'approve' || mayStillApprove(batch, moved),
  );
  return <VerbBar verbs={verbs.map(toVerb)} moreLabel="priceBatches.more" />;
};
