/** What somebody has begun to write about a ticket, by its kind; it stays in this browser until it is sent. */
import { useEffect, useState } from 'react';
import { useStore } from 'react-admin';
import { type MessageInput, WRITTEN_KINDS, type WrittenKind } from '#contract/service/replies';
import { DRAFT_KEY } from '../../layout/preferences.ts';
import { useAccount } from '../../platform/shared/useAccount.ts';
import { newFormKey } from '../../sendOnce.ts';

export type DraftKind = WrittenKind;

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

const useStoredDrafts = (ticketId: number) => {
  const account = useAccount();
  return useStore<Drafts>(`${DRAFT_KEY}tickets.${account?.id ?? ''}.${ticketId}`, {});
};

const isBegun = (drafts: Drafts) => Object.values(drafts).some(({ body }) => body !== '');

export const useDrafts = (ticketId: number) => {
  const [stored, setStored] = useStoredDrafts(ticketId);
  const draftOf = (kind: DraftKind): Draft => stored[kind] ?? emptyDraft();
  return {
    draftOf,
    isWriting: isBegun(stored),
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

/** Both texts, where something was begun in either ticket. */
const joined = (target: Drafts, source: Drafts): Drafts => {
  const drafts = { ...target };
  for (const kind of WRITTEN_KINDS) {
    const [begun, moved] = [target[kind], source[kind]];
    if (!moved || moved.body === '') continue;
    const body = begun?.body ? `${begun.body}\n\n${moved.body}` : moved.body;
    drafts[kind] = { ...(begun?.body ? begun : moved), body };
  }
  return drafts;
};

/** What was begun to be written in a ticket that was merged meanwhile goes on in the one that stays; whether there was any. */
export const useMovedDrafts = (ticketId: number, targetId: number): boolean => {
  const [stored, setStored] = useStoredDrafts(ticketId);
  const [target, setTarget] = useStoredDrafts(targetId);
  const isLeft = isBegun(stored);
  const [isMoved] = useState(isLeft);
  useEffect(() => {
    if (!isLeft) return;
    setTarget(joined(target, stored));
    setStored({});
  }, [isLeft, stored, target, setStored, setTarget]);
  return isMoved;
};
