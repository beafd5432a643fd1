/** Reminds once of a survey that was not answered. */
import { and, asc, eq, gt, gte, inArray, isNotNull, isNull, or } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { surveyDistributions, surveyInvitations } from '#db/schema/surveys/distributions';
import { members } from '#db/schema/members/members';
import { surveys } from '#db/schema/surveys/surveys';
import { loadSettings } from '../../platform/messageSettings/settings.ts';
import { recordMessages } from '../../platform/messages/recordMessages.ts';
import { quietUntil } from '../../platform/messages/sending.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { groupBy } from '#shared/groupBy';
import { loadIncentiveTexts } from './incentives.ts';
import { SURVEY_REMINDER } from './messageKinds.ts';
import { reminderAt } from './rules.ts';

const PAGE = 200;
/** The last one that was looked at: in the order in which they expire, so that only open ones are read. */
export interface Reminded {
  expiresAt: number;
  id: number;
}
export const NOBODY: Reminded = { expiresAt: 0, id: 0 };

const open = prepared(
  {
    now: surveyInvitations.expiresAt,
    expiresAt: surveyInvitations.expiresAt,
    same: surveyInvitations.expiresAt,
    after: surveyInvitations.id,
  },
  (q, { now, expiresAt, same, after }) =>
    q
      .select({
        id: surveyInvitations.id,
        distributionId: surveyInvitations.distributionId,
        incentive: surveyDistributions.incentive,
        memberId: surveyInvitations.memberId,
        sentAt: surveyInvitations.sentAt,
        remindedAt: surveyInvitations.remindedAt,
        completedAt: surveyInvitations.completedAt,
        voidedAt: surveyInvitations.voidedAt,
        expiresAt: surveyInvitations.expiresAt,
        reminderAfterDays: surveyDistributions.reminderAfterDays,
        endedAt: surveyDistributions.endedAt,
        names: surveys.names,
        marketingConsent: members.marketingConsent,
      })
      .from(surveyInvitations)
      .innerJoin(surveyDistributions, eq(surveyDistributions.id, surveyInvitations.distributionId))
      .innerJoin(surveys, eq(surveys.id, surveyDistributions.surveyId))
      .leftJoin(members, eq(members.id, surveyInvitations.memberId))
      .where(
        and(
          gt(surveyInvitations.expiresAt, now),
          gte(surveyInvitations.expiresAt, expiresAt),
          or(gt(surveyInvitations.expiresAt, same), gt(surveyInvitations.id, after)),
          isNull(surveyInvitations.completedAt),
          isNull(surveyInvitations.remindedAt),
          isNull(surveyInvitations.voidedAt),
          isNotNull(surveyDistributions.reminderAfterDays),
        ),
      )
      .orderBy(asc(surveyInvitations.expiresAt), asc(surveyInvitations.id))
      .limit(PAGE),
);
const mark = prepared(
  { ids: many(surveyInvitations.id), at: surveyInvitations.remindedAt },
  (q, { ids, at }) =>
    q.update(surveyInvitations).set({ remindedAt: at }).where(inArray(surveyInvitations.id, ids)),
);

type Due = Awaited<ReturnType<typeof open>>[number];
/** By distribution, what a member gets for answering. */
const incentiveTexts = async (tx: Db, due: readonly Due[], now: number) => {
  const texts = new Map<number, Awaited<ReturnType<typeof loadIncentiveTexts>>>();
  for (const [id, rows] of groupBy(due, ({ distributionId }) => distributionId)) {
    const memberIds = rows.flatMap(({ memberId }) => memberId ?? []);
    const incentive = rows[0]?.incentive ?? null;
    texts.set(id, await loadIncentiveTexts(tx, { id, incentive }, memberIds, now));
  }
  return texts;
};

/** Returns after whom the next page begins; null at the end. */
export const remindPage = async (
  tx: Db,
  writer: Writer,
  { expiresAt: same, id: after }: Reminded,
): Promise<Reminded | null> => {
  const { now, settings } = writer;
  const rows = await open(tx, { now, expiresAt: same, same, after });
  const due = rows.filter((row) => {
    const at = reminderAt(row, row.reminderAfterDays);
    return at !== null && at <= now && row.endedAt === null && row.marketingConsent !== false;
  });
  if (due.length > 0) {
    await mark(tx, { ids: due.map(({ id }) => id), at: now });
    const quiet = quietUntil(now, await loadSettings(tx), settings.timeZone);
    const texts = await incentiveTexts(tx, due, now);
    await recordMessages(
      tx,
      writer,
      SURVEY_REMINDER,
      due.flatMap(({ id, distributionId, memberId, expiresAt, names }) =>
        memberId === null
          ? []
          : [
              {
                memberId,
                key: String(id),
                at: quiet ?? now,
                ...(expiresAt !== null && { until: expiresAt }),
                variables: {
                  survey: names,
                  invitation: String(id),
                  link: '–',
                  scores: '',
                  incentive: texts.get(distributionId)?.(memberId) ?? '',
                },
              },
            ],
      ),
    );
  }
  const last = rows.at(-1);
  return rows.length < PAGE || !last ? null : { expiresAt: last.expiresAt ?? 0, id: last.id };
};
