/** Quality reviews of the demo store: what agents resolved in weeks that are over, as far as it was drawn. */
import type { Connection } from '#db';
import { addDays, dayOf } from '#shared/days';
import type { Writer } from '#server/platform/records/writer';
import { loadCard, writeFirstCard } from '#server/service/qualityCards/write';
import { answerReview, createReview } from '#server/service/qualityReviews/actions';
import { loadSample } from '#server/service/qualityReviews/load';
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
const DEMO_OWNER = { kind: 'staff', id: 'owner', name: 'Owner' } as const;

export const writeQuality = async (connection: Connection, writer: Writer): Promise<void> => {
  await writeFirstCard(connection, 'demo');
  const { timeZone } = writer.settings;
  const running = mondayOf(dayOf(writer.now, timeZone));
  const reviewer = { ...writer, actor: DEMO_OWNER, reach: null };
  await connection.transaction(async (tx) => {
    const criteria = (await loadCard(tx))?.criteria ?? [];
    let written = 0;
    for (let back = WEEKS; back > 0; back--) {
      const week = addDays(running, -7 * back);
      for (const { agentId, tickets } of await loadSample(tx, week, timeZone))
        for (const { ticketId } of tickets) {
          const marks = MARKS[written % MARKS.length] ?? [];
          const { id, version } = await createReview(tx, reviewer, {
            ticketId,
            agentId,
            week,
            marks: Object.fromEntries(criteria.map(({ key }, index) => [key, marks[index] ?? 3])),
            comment: COMMENTS[written % COMMENTS.length] ?? '',
          });
          written += 1;
          if (written !== 2) continue;
          const agent = {
            ...writer,
            actor: { kind: 'staff' as const, id: agentId, name: agentId },
          };
          await answerReview(tx, agent, id, { answer: ANSWER, version });
        }
    }
  });
};
