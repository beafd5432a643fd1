/** What somebody has begun to write about a ticket, by its kind; it stays in this browser until it is sent. */
import { useStore } from 'react-admin';
import type { MessageInput } from '#contract/service/replies';
import { DRAFT_KEY } from '../../layout/preferences.ts';
import { useAccount } from '../../platform/shared/useAccount.ts';
import { newFormKey } from '../../sendOnce.ts';

export type DraftKind = MessageInput['kind'];

export interface Draft extends Pick<MessageInput, 'body' | 'next' | 'resolution'> {
  wasReached: boolean;
  /** Names the message, so that it is sent once however often it is tried. */
  externalId: string;
  /** The newest message when the writing began: what comes later stops a reply. */
  lastSeenId: number;
}

const emptyDraft = (): Draft => ({
  body: '',
  next: 'stay',
  resolution: null,
  wasReached: true,
  externalId: newFormKey(),
  lastSeenId: 0,
});

/** Each kind has a draft of its own: what was meant for colleagues never becomes a reply. */
type Drafts = Partial<Record<DraftKind, Draft>>;

export const useDrafts = (ticketId: number) => {
  const account = useAccount();
  const [stored, setStored] = useStore<Drafts>(
    `${DRAFT_KEY}tickets.${account?.id ?? ''}.${ticketId}`,
    {},
  );
  const draftOf = (kind: DraftKind): Draft => stored[kind] ?? emptyDraft();
  return {
    draftOf,
    isWriting: Object.values(stored).some(({ body }) => body !== ''),
    change: (kind: DraftKind, fields: Partial<Draft>) =>
      setStored((before) => ({
        ...before,
        [kind]: { ...(before[kind] ?? emptyDraft()), ...fields },
      })),
    clear: (kind: DraftKind) =>
      setStored((before) => {
        const { [kind]: _, ...others } = before;
        return others;
      }),
  };
};
