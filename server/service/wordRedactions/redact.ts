/** Takes words of staff away for good: a hash of them stays, by which it can be shown later what they were not. */
import type { WordRedactionInput } from '#contract/service/wordRedactions';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { whileClearing } from '#db/restore';
import { cases } from '#db/schema/service/cases';
import { refunds } from '#db/schema/service/refunds';
import { tickets } from '#db/schema/service/tickets';
import { wordRedactions } from '#db/schema/service/wordRedactions';
import { recordActivity } from '../../platform/activities/record.ts';
import { conflict, invalid } from '../../platform/http/errors.ts';
import { getRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { caseEntry } from '../cases/record.ts';
import { hashOf } from '../messages/write.ts';
import { checkWords } from '../refunds/erased.ts';
import { refundEntry } from '../refunds/record.ts';
import { refuseErasedCustomer } from '../tickets/customers.ts';
import { activityEntry } from '../tickets/record.ts';
import { clearAlong, findCopies } from './copies.ts';
import { refuseHeld } from './holds.ts';
import { findWords, type WordPlace } from './parts.ts';
import { redactAsMessage } from './questions.ts';

const entryOf = async (tx: Db, writer: Writer, { resource, recordId }: WordPlace) => {
  if (resource === 'tickets') return activityEntry(writer, await getRow(tx, tickets, recordId));
  if (resource === 'cases') return caseEntry(writer, await getRow(tx, cases, recordId));
  return refundEntry(writer, await getRow(tx, refunds, recordId), 'redact');
};

/** Words about a customer who was erased are gone already, and no reason is written about them. */
const refuseErased = async (
  tx: Db,
  { resource, recordId }: Pick<WordPlace, 'resource' | 'recordId'>,
  reason: string,
): Promise<void> => {
  if (resource === 'refunds') {
    await checkWords(tx, await getRow(tx, refunds, recordId), reason, true);
    return;
  }
  const ticketId = resource === 'tickets' ? recordId : (await getRow(tx, cases, recordId)).ticketId;
  await refuseErasedCustomer(tx, ticketId);
};

export const redactWords = async (
  tx: Db,
  writer: Writer,
  { resource, recordId }: Pick<WordPlace, 'resource' | 'recordId'>,
  { part, row: partId, reason }: WordRedactionInput,
): Promise<void> => {
  const place = { resource, recordId, part, partId };
  const entry = await entryOf(tx, writer, place);
  await refuseErased(tx, place, reason);
  const found = await findWords(tx, place);
  if (!found) throw invalid({ row: 'errors.notFound' });
  const { words } = found;
  if (words === null) throw conflict('wordRedactions.errors.nothing');
  await refuseHeld(tx, place, writer.now);
  const own = { ...place, recordId: found.ownerId };
  const copies = await findCopies(tx, own, words);
  await whileClearing(tx, async () => {
    for (const one of [place, ...copies]) await (await findWords(tx, one))?.clear(tx);
    await clearAlong(tx, own, words);
  });
  if (part === 'question') await redactAsMessage(tx, writer, own.recordId, { words, reason });
  const { now, actor } = writer;
  const stamp = { reason, redactedBy: actor.name, redactedAt: now, wordsHash: hashOf(words) };
  await insertRows(
    tx,
    wordRedactions,
    [own, ...copies].map((one) => ({ ...one, ...stamp })),
  );
  await recordActivity(tx, { ...entry, verb: 'redact', after: { part, row: partId }, reason });
};
