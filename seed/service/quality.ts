/** Quality reviews of the demo store: what agents resolved in weeks that are over, as far as it was drawn. */
import type { Connection, Db } from '#db';
import { addDays, dayOf } from '#shared/days';
import type { Writer } from '#server/platform/records/writer';
import { loadCard, writeFirstCard } from '#server/service/qualityCards/write';
import { loadMessages } from '#server/service/messages/load';
import { answerReview, createReview, editReview } from '#server/service/qualityReviews/actions';
import { loadSample, type ReviewRow } from '#server/service/qualityReviews/load';
import { mondayOf } from '#server/service/qualityReviews/rules';

const WEEKS = 6;
const COMMENTS = [
  '响应及时，解释清楚；可以主动告知退款到账时间。',
  '问题判断准确，但没有在备注里写明照片核对结果。',
  '语气友好，建议先确认订单号再给方案。',
];
/** In the order of the criteria, for one review after another. */
const MARKS = [
  [4, 3, 4, 2],
  [3, 4, 3, 3],
  [4, 4, 4, 3],
];
const ANSWER = '照片是客户通过电话描述的，系统里没有图片，之后我会在备注里写明。';
const CORRECTION = '核对了通话录音，退款到账时间已当面说明。';
const DEMO_MANAGER = { kind: 'staff', id: 'manager', name: 'Manager' } as const;
const DEMO_OWNER = { kind: 'staff', id: 'owner', name: 'Owner' } as const;

/** A verdict that somebody else corrected afterwards, of a conversation in which they had no part. */
const correct = async (
  tx: Db,
  writer: Writer,
  { id, ticketId, agentId, marks, comment, version }: ReviewRow,
): Promise<boolean> => {
  const corrector = { ...writer, actor: DEMO_MANAGER, reach: null };
  const messages = await loadMessages(tx, [ticketId]);
  if (agentId === DEMO_MANAGER.id || messages.some((one) => one.authorId === DEMO_MANAGER.id))
    return false;
  const higher = Object.fromEntries(Object.keys(marks).map((key) => [key, 4]));
  await editReview(tx, corrector, id, { marks: higher, comment, reason: CORRECTION, version });
  return true;
};

export const writeQuality = async (connection: Connection, writer: Writer): Promise<void> => {
  await writeFirstCard(connection, 'demo');
  const { timeZone } = writer.settings;
  const running = mondayOf(dayOf(writer.now, timeZone));
  const reviewer = { ...writer, actor: DEMO_OWNER, reach: null };
  await connection.transaction(async (tx) => {
    const criteria = (await loadCard(tx))?.criteria ?? [];
    let written = 0;
    let isCorrected = false;
    for (let back = WEEKS; back > 0; back--) {
      const week = addDays(running, -7 * back);
      for (const { agentId, tickets } of await loadSample(tx, week, timeZone))
        for (const { ticketId } of tickets) {
          const marks = MARKS[written % MARKS.length] ?? [];
          const review = await createReview(tx, reviewer, {
            ticketId,
            agentId,
            week,
            marks: Object.fromEntries(criteria.map(({ key }, index) => [key, marks[index] ?? 3])),
            comment: COMMENTS[written % COMMENTS.length] ?? '',
          });
          written += 1;
          if (written > 2 && !isCorrected) isCorrected = await correct(tx, writer, review);
          if (written !== 2) continue;
          const { id, version } = review;
          const agent = {
            ...writer,
            actor: { kind: 'staff' as const, id: agentId, name: agentId },
          };
          await answerReview(tx, agent, id, { answer: ANSWER, version });
        }
    }
  });
};
