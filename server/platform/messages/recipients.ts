/** Who gets messages: the members of a domain after this one. */
import type { Db } from '#db';
import { Hook } from '#shared/hook';
import type { Language } from '#shared/localization';
import type { Writer } from '../records/writer.ts';

export interface Recipient {
  memberId: number;
  /** The store's own key of the member. */
  externalId: string;
  name: string | null;
  email: string | null;
  language: Language | null;
  /** Null where the member was never asked. */
  marketingConsent: boolean | null;
}

export interface RecipientSource {
  load: (db: Db, memberIds: readonly number[]) => Promise<Recipient[]>;
  /** Notes with its activity that the member refuses marketing; nothing where that is known already. */
  refuseMarketing: (tx: Db, writer: Writer, memberId: number, source: string) => Promise<void>;
}

/** Who members are, and how they take their consent back. */
export const recipientSources = new Hook<RecipientSource>('recipients');

/** The recipients by the ids of members; those that do not exist are left out. */
export const loadRecipients = async (
  db: Db,
  memberIds: readonly (number | null | undefined)[],
): Promise<Map<number, Recipient>> => {
  const ids = [...new Set(memberIds.flatMap((id) => id ?? []))];
  const found = new Map<number, Recipient>();
  if (ids.length === 0) return found;
  for (const source of recipientSources.parts)
    for (const one of await source.load(db, ids)) found.set(one.memberId, one);
  return found;
};
