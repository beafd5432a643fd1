/** What somebody has begun to write about a ticket; it stays in this browser until it is sent. */
import { useStore } from 'react-admin';
import type { MessageInput } from '#contract/service/replies';
import { useAccount } from '../../platform/shared/useAccount.ts';
import { newFormKey } from '../../sendOnce.ts';

export interface Draft extends Pick<MessageInput, 'kind' | 'body' | 'next' | 'resolution'> {
  wasReached: boolean;
  /** Names the message, so that it is sent once however often it is tried. */
  externalId: string;
}

const emptyDraft = (): Draft => ({
  kind: 'public',
  body: '',
  next: 'stay',
  resolution: null,
  wasReached: true,
  externalId: newFormKey(),
});

export const useDraft = (ticketId: number) => {
  const account = useAccount();
  const [stored, setStored] = useStore<Draft | null>(
    `tickets.draft.${account?.id ?? ''}.${ticketId}`,
    null,
  );
  const draft = stored ?? emptyDraft();
  return {
    draft,
    change: (fields: Partial<Draft>) => setStored({ ...draft, ...fields }),
    clear: () => setStored(null),
  };
};
