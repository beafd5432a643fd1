/** What somebody has begun to write about a ticket, by its kind; it stays in this browser until it is sent. */
import { useEffect, useState } from 'react';
import { useStore } from 'react-admin';
import type { Attachment } from '#contract/service/attachments';
import { type MessageInput, WRITTEN_KINDS, type WrittenKind } from '#contract/service/replies';
import { DRAFT_KEY } from '../../layout/preferences.ts';
import { useAccount } from '../../platform/shared/useAccount.ts';
import { newFormKey } from '../../sendOnce.ts';

export type DraftKind = WrittenKind;

export interface Draft extends Pick<MessageInput, 'body' | 'next' | 'resolution'> {
  /** Files that are stored for it. */
  attachments?: readonly Attachment[];
  /** The macro that wrote it: what else it does happens when it is sent. */
  macroId?: number | null;
  opensNext?: boolean;
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
type StoredDrafts = Partial<Record<DraftKind, Draft>>;

const useStoredDrafts = (ticketId: number) => {
  const account = useAccount();
  return useStore<StoredDrafts>(`${DRAFT_KEY}tickets.${account?.id ?? ''}.${ticketId}`, {});
};

const isBegun = (drafts: StoredDrafts) =>
  Object.values(drafts).some(({ body, attachments = [] }) => body !== '' || attachments.length > 0);

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
    /** By what was attached before, because several files are stored one after another. */
    changeFiles: (
      kind: DraftKind,
      change: (before: readonly Attachment[]) => readonly Attachment[],
    ) =>
      setStored((before) => {
        const draft = before[kind] ?? emptyDraft();
        return { ...before, [kind]: { ...draft, attachments: change(draft.attachments ?? []) } };
      }),
    clear: (kind: DraftKind) =>
      setStored((before) => {
        const { [kind]: _, ...others } = before;
        return others;
      }),
  };
};

/** Both texts, where something was begun in either ticket. */
const joined = (target: StoredDrafts, source: StoredDrafts): StoredDrafts => {
  const drafts = { ...target };
  for (const kind of WRITTEN_KINDS) {
    const [begun, moved] = [target[kind], source[kind]];
    const attachments = [...(begun?.attachments ?? []), ...(moved?.attachments ?? [])];
    if (!moved || (moved.body === '' && attachments.length === 0)) continue;
    const body = [begun?.body, moved.body].filter(Boolean).join('\n\n');
    drafts[kind] = { ...(begun?.body ? begun : moved), body, attachments };
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
export type Drafts = ReturnType<typeof useDrafts>;
