/** Members as those who get messages, and how they refuse marketing. */
import { and, inArray, isNull } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { members } from '#db/schema/members/members';
import { LANGUAGES } from '#shared/localization';
import { factsAfter } from '../members/facts.ts';
import { recordEdit } from '../../platform/activities/record.ts';
import type { RecipientSource } from '../../platform/messages/recipients.ts';
import { findRow, updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { loadPrimary, loadPeople } from '../people/load.ts';

const byIds = prepared({ ids: many(members.id) }, (q, { ids }) =>
  q
    .select({
      memberId: members.id,
      externalId: members.externalId,
      name: members.name,
      email: members.email,
      language: members.language,
      marketingConsent: members.marketingConsent,
    })
    .from(members)
    .where(and(inArray(members.id, ids), isNull(members.erasedAt))),
);

const refuseMarketing = async (tx: Db, writer: Writer, recipientId: number, source: string) => {
  const memberId = await loadPrimary(tx, recipientId);
  const member = await findRow(tx, members, memberId);
  if (!member || member.marketingConsent === false) return;
  // What the store sent may be dated after now, and the refusal holds all the same.
  const at = Math.max(writer.now, member.marketingConsentAt ?? 0);
  const said = factsAfter(
    member,
    { consents: { marketing: { granted: false, source, at } } },
    { sentAt: null, now: writer.now },
  );
  await updateRow(tx, members, memberId, {
    ...said,
    updatedAt: writer.now,
    version: member.version + 1,
  });
  await recordEdit(tx, {
    actor: writer.actor,
    at: writer.now,
    resource: 'members',
    recordId: memberId,
    recordName: member.externalId,
    before: {
      marketingConsent: member.marketingConsent,
      marketingConsentSource: member.marketingConsentSource,
      marketingConsentAt: member.marketingConsentAt,
    },
    after: said,
  });
};

export const MEMBER_RECIPIENTS: RecipientSource = {
  // What a merged record is told, the member who stays is told, as that member has consented.
  load: async (db, memberIds) => {
    const { primaryOf } = await loadPeople(db, memberIds);
    const rows = await byIds(db, { ids: [...new Set(memberIds.map(primaryOf))] });
    const byId = new Map(rows.map((row) => [row.memberId, row]));
    return memberIds.flatMap((memberId) => {
      const row = byId.get(primaryOf(memberId));
      if (!row) return [];
      const { language, ...member } = row;
      return [
        {
          ...member,
          memberId,
          email: member.email || null,
          language: LANGUAGES.find((known) => known === language) ?? null,
        },
      ];
    });
  },
  refuseMarketing,
};
