/** Writes reviews: never of one's own tickets, and only of the sample. The agent reads them, and answers once. */
import type {
  QualityReviewAnswer,
  QualityReviewEdit,
  QualityReviewInput,
} from '#contract/service/qualityReviews';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { qualityCards, qualityReviews } from '#db/schema/service/qualityReviews';
import { tickets } from '#db/schema/service/tickets';
import { isSame, recordActivity, recordEdit } from '../../platform/activities/record.ts';
import { conflict, invalid } from '../../platform/http/errors.ts';
import { checkVersion, findRow, getRow, updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { marksErrors, scoreOf } from '../qualityCards/rules.ts';
import { type CardRow, loadCard } from '../qualityCards/write.ts';
import { loadMessages } from '../messages/load.ts';
import { refuseErasedCustomer } from '../tickets/customers.ts';
import { threadOf } from '../tickets/thread.ts';
import { loadSample, type ReviewRow } from './load.ts';
import { type Reach, refuseOutside } from './reach.ts';
import { isMonday, weekSpan } from './rules.ts';
import { keepVerdict } from './verdicts.ts';

/** Who reviews, and whom. */
export interface Reviewer extends Writer {
  reach: Reach;
}

const entryOf = async (tx: Db, { actor, now }: Writer, { id, ticketId }: ReviewRow) => ({
  actor,
  at: now,
  resource: 'qualityReviews',
  recordId: id,
  recordName: (await getRow(tx, tickets, ticketId)).number,
});

/** The log has no comments: they are about the words of customers. */
const toldOf = ({ marks, score }: Pick<ReviewRow, 'marks' | 'score'>) => ({ marks, score });

const refuseOwn = ({ actor }: Writer, agentId: string): void => {
  if (actor.id === agentId) throw conflict('qualityReviews.errors.own');
};

const checkMarks = ({ criteria }: CardRow, marks: Record<string, number>): void => {
  const errors = marksErrors(criteria, marks);
  if (errors) throw invalid(errors);
};

/** Nobody marks a conversation in which they replied themselves. */
const refuseOwnReplies = async (tx: Db, { actor }: Writer, ticketId: number): Promise<void> => {
  const messages = await loadMessages(tx, await threadOf(tx, ticketId));
  if (messages.some(({ kind, authorId }) => kind === 'public' && authorId === actor.id))
    throw conflict('qualityReviews.errors.ownReplies');
};

/** Only what was drawn is reviewed, and only once its week is over: else the reviewer would choose. */
const checkSampled = async (
  tx: Db,
  { now, settings: { timeZone } }: Writer,
  { ticketId, agentId, week }: QualityReviewInput,
): Promise<void> => {
  if (!isMonday(week)) throw invalid({ week: 'qualityReviews.errors.noMonday' });
  if (weekSpan(week, timeZone).to > now) throw invalid({ week: 'qualityReviews.errors.notOver' });
  if (!(await findRow(tx, tickets, ticketId))) throw invalid({ ticketId: 'errors.notFound' });
  const sample = await loadSample(tx, week, timeZone);
  const own = sample.find((one) => one.agentId === agentId)?.tickets ?? [];
  const drawn = own.find((one) => one.ticketId === ticketId);
  if (!drawn) throw invalid({ ticketId: 'qualityReviews.errors.notDrawn' });
  if (drawn.reviewId !== null) throw conflict('qualityReviews.errors.reviewed');
};

export const createReview = async (
  tx: Db,
  writer: Reviewer,
  input: QualityReviewInput,
): Promise<ReviewRow> => {
  refuseOwn(writer, input.agentId);
  refuseOutside(writer.reach, input.agentId);
  await checkSampled(tx, writer, input);
  await refuseOwnReplies(tx, writer, input.ticketId);
  await refuseErasedCustomer(tx, input.ticketId);
  const card = await loadCard(tx);
  if (!card) throw conflict('qualityCards.errors.none');
  checkMarks(card, input.marks);
  const row = {
    ...input,
    cardId: card.id,
    score: scoreOf(card.criteria, input.marks),
    reviewerId: writer.actor.id,
    reviewerName: writer.actor.name,
    createdAt: writer.now,
    updatedAt: writer.now,
  };
  const [id = 0] = await insertRows(tx, qualityReviews, [row], { returning: true });
  const written = await getRow(tx, qualityReviews, id);
  const { agentId, week } = input;
  await recordActivity(tx, {
    ...(await entryOf(tx, writer, written)),
    verb: 'create',
    after: { agentId, week, ...toldOf(written) },
  });
  return written;
};

/** By the card with which it was reviewed first; also after the agent has answered. What it said before is kept. */
export const editReview = async (
  tx: Db,
  writer: Reviewer,
  id: number,
  { marks, comment, reason, version }: QualityReviewEdit,
): Promise<ReviewRow> => {
  const before = await getRow(tx, qualityReviews, id);
  refuseOutside(writer.reach, before.agentId);
  checkVersion(before, version);
  refuseOwn(writer, before.agentId);
  await refuseOwnReplies(tx, writer, before.ticketId);
  await refuseErasedCustomer(tx, before.ticketId);
  if (isSame({ marks, comment }, { marks: before.marks, comment: before.comment })) return before;
  const card = await getRow(tx, qualityCards, before.cardId);
  checkMarks(card, marks);
  const score = scoreOf(card.criteria, marks);
  const { isOthers } = await keepVerdict(tx, writer, before, reason);
  await updateRow(tx, qualityReviews, id, {
    marks,
    score,
    comment,
    readAt: isOthers ? null : before.readAt,
    updatedAt: writer.now,
    version: before.version + 1,
  });
  const isReworded = comment !== before.comment;
  await recordEdit(tx, {
    ...(await entryOf(tx, writer, before)),
    before: { ...toldOf(before), ...(isReworded && { comment: null }) },
    after: { marks, score, ...(isReworded && { comment: '…' }) },
    reason,
  });
  return getRow(tx, qualityReviews, id);
};

/** Who is reviewed says once what they think of it. */
export const answerReview = async (
  tx: Db,
  writer: Writer,
  id: number,
  { answer, version }: QualityReviewAnswer,
): Promise<ReviewRow> => {
  const row = await getRow(tx, qualityReviews, id);
  checkVersion(row, version);
  if (row.agentId !== writer.actor.id) throw conflict('qualityReviews.errors.notYours');
  if (row.answeredAt !== null) throw conflict('qualityReviews.errors.answered');
  await refuseErasedCustomer(tx, row.ticketId);
  await updateRow(tx, qualityReviews, id, {
    answer,
    answeredAt: writer.now,
    readAt: row.readAt ?? writer.now,
    updatedAt: writer.now,
    version: row.version + 1,
  });
  await recordActivity(tx, { ...(await entryOf(tx, writer, row)), verb: 'reply' });
  return getRow(tx, qualityReviews, id);
};

/** Who is reviewed says to have read it; nothing changes where that was said before. */
export const markRead = async (tx: Db, writer: Writer, id: number): Promise<ReviewRow> => {
  const row = await getRow(tx, qualityReviews, id);
  if (row.agentId !== writer.actor.id) throw conflict('qualityReviews.errors.notYours');
  if (row.readAt !== null) return row;
  await updateRow(tx, qualityReviews, id, { readAt: writer.now, updatedAt: writer.now });
  await recordActivity(tx, { ...(await entryOf(tx, writer, row)), verb: 'seen' });
  return getRow(tx, qualityReviews, id);
};
