/** Answers of customers by their links, some of which alerted a lead: one was contacted, one is closed, one is open. */
import type { Role } from '#contract/platform/access';
import { EMPTY_SNAPSHOT } from '#contract/surveys/invitations';
import type { Connection, Db } from '#db';
import { insertRows } from '#db/bulk';
import { surveyInvitations } from '#db/schema/surveys/distributions';
import { query } from '#db/statements';
import { DAY_MS, HOUR_MS } from '#shared/days';
import { getRow } from '#server/platform/records/records';
import { closeAlert, contactCustomer } from '#server/surveys/alerts/actions';
import { loadInvited } from '#server/surveys/answering/find';
import { finish } from '#server/surveys/answering/finish';
import { ANSWER_DAYS } from '#server/surveys/sending/rules';
import { writerAt } from '../systemWriter.ts';

/** Scores of five, with a comment. */
const ANSWERS: readonly [score: number, comment: string | null][] = [
  [1, '商品收到时已经破损，客服一直没有给出解决办法。'],
  [2, '等了三天才有人回复。'],
  [5, '处理很快，谢谢！'],
  [2, null],
  [4, null],
];
const SCALE_MAX = 5;
const managerAt = (at: number) => ({
  ...writerAt(at),
  actor: { kind: 'staff' as const, id: 'owner', name: 'Owner' },
  role: 'owner' as Role,
});

interface Asked {
  ticketId: number;
  memberId: number;
  agentId: string | null;
  distributionId: number;
  versionId: number;
}
/** Customers whose tickets were resolved, each once, and the survey about tickets. */
const findAsked = (db: Db) =>
  query<Asked>(
    db,
    `select max(t.id) as "ticketId", t.member_id as "memberId", max(t.assignee_id) as "agentId",
       d.id as "distributionId", max(v.id) as "versionId"
     from tickets t join members m on m.id = t.member_id and m.erased_at is null and m.merged_into is null
       cross join survey_distributions d join surveys s on s.id = d.survey_id
       join survey_versions v on v.survey_id = s.id and v.published_at is not null
     where t.state = 'resolved' and s.identity_mode = 'identified' and d.channel = 'message'
       and d.started_at is not null
     group by t.member_id, d.id order by max(t.id) desc limit ${ANSWERS.length}`,
    [],
  );

const SENT_HOURS = 60;
const invite = async (
  tx: Db,
  { ticketId, memberId, agentId, distributionId, versionId }: Asked,
  at: number,
): Promise<number> => {
  const [id = 0] = await insertRows(
    tx,
    surveyInvitations,
    [
      {
        distributionId: Number(distributionId),
        versionId: Number(versionId),
        memberId: Number(memberId),
        subjectKind: 'ticket' as const,
        subjectId: Number(ticketId),
        occurrence: 1,
        occurredAt: at - DAY_MS,
        decidedAt: at,
        outReason: null,
        inclusionPpm: 1_000_000,
        snapshot: { ...EMPTY_SNAPSHOT, agentId: agentId ?? 'agent', channel: 'app' },
        tokenHash: null,
        dueAt: at,
        sentAt: at,
        remindedAt: null,
        startedAt: null,
        completedAt: null,
        voidedAt: null,
        expiresAt: at + ANSWER_DAYS * DAY_MS,
      },
    ],
    { returning: true },
  );
  return id;
};

const answerOne = async (
  tx: Db,
  id: number,
  [score, comment]: (typeof ANSWERS)[number],
  now: number,
): Promise<void> => {
  const invitation = await getRow(tx, surveyInvitations, id);
  const at = Math.min((invitation.sentAt ?? now) + HOUR_MS, now - HOUR_MS);
  const asked = await loadInvited(tx, invitation, at);
  const stored = new Map<string, number | string | null>(
    asked.version.definition.questions.flatMap((question): [string, number | string | null][] => {
      if (question.type === 'csat')
        return [[question.key, question.direction === 'up' ? score : SCALE_MAX + 1 - score]];
      return question.type === 'text' ? [[question.key, comment]] : [];
    }),
  );
  await finish(tx, writerAt(at), asked, stored, {
    submissionId: `invitation-${id}`,
    language: 'zh',
    beganAt: at - HOUR_MS / 60,
    source: 'invitation',
    channel: null,
    isRepeated: false,
    contactWanted: false,
    contact: null,
    isWithout: true,
  });
};

export const writeAlerts = async (connection: Connection, now: number): Promise<void> => {
  for (const [index, asked] of (await findAsked(connection.db)).entries()) {
    const answer = ANSWERS[index];
    const sentAt = now - (SENT_HOURS - index * 12) * HOUR_MS;
    if (answer)
      await connection.transaction(async (tx) =>
        answerOne(tx, await invite(tx, asked, sentAt), answer, now),
      );
  }
  const alerts = await query<{ id: number; answered_at: number }>(
    connection.db,
    'select id, answered_at from survey_alerts where can_be_reached = 1 order by answered_at, id',
    [],
  );
  const [cause] = await query<{ id: number }>(
    connection.db,
    'select id from root_causes where archived_at is null order by id limit 1',
    [],
  );
  const reached = { channel: 'phone', outcome: 'reached', at: null, version: 1 } as const;
  for (const [index, { id, answered_at }] of alerts.slice(0, 2).entries()) {
    const at = Math.min(Number(answered_at) + HOUR_MS / 2, now);
    await connection.transaction(async (tx) => {
      await contactCustomer(tx, managerAt(at), Number(id), {
        ...reached,
        note: '已向客户致歉，并了解情况。',
      });
      if (index === 0 && cause)
        await closeAlert(tx, managerAt(at), Number(id), {
          wasContacted: true,
          rootCauseId: Number(cause.id),
          actionTaken: '已补发商品，并改进了该商品的包装。',
          version: 2,
        });
    });
  }
};
