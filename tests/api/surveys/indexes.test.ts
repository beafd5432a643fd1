/** What is read on every answer, every opened link and every ticket that is opened again is found by an index. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dialect } from '#db/kit';
import { query } from '#db/statements';
import { toldAlerts } from '#server/surveys/alerts/told';
import { NOW, openApi, type OpenApi } from '../support/openApi.ts';
import { comment, csat, writeResponses, writeSurvey } from './surveyStore.ts';

describe.runIf(dialect === 'sqlite')('An index is used', () => {
  let api: OpenApi;
  beforeAll(async () => {
    api = await openApi();
    const of = await writeSurvey(api.connection, [csat('whole'), comment('why')]);
    const [id = ''] = await api.connection.transaction((tx) =>
      writeResponses(tx, [{ ...of, completedAt: NOW, answers: { whole: 1 } }]),
    );
    await api.connection.transaction((tx) =>
      query(
        tx,
        `insert into survey_alerts (survey_id, response_id, rule, reasons, dimensions, answered_at, can_be_reached,
           has_own_ticket, created_at, updated_at, version) values (?, ?, 'low', '[]', '[]', ?, 0, 0, ?, ?, 1)`,
        [of.surveyId, id, NOW - 40 * 86_400_000, NOW, NOW],
      ),
    );
  });
  afterAll(() => api.close());
  const planOf = async (sql: string): Promise<string> =>
    (await query<{ detail: string }>(api.connection.db, `explain query plan ${sql}`, []))
      .map(({ detail }) => detail)
      .join('\n');

  test.each([
    [
      'how many answered by an open link',
      "select count(*) from survey_responses where distribution_id = 1 and source = 'openLink'",
      'survey_responses_distribution',
    ],
    [
      'the answer of an invitation',
      'select * from survey_responses where invitation_id = 1',
      'survey_responses_invitation_id',
    ],
    [
      'whether a form was sent before',
      "select id from survey_responses where survey_id = 1 and submission_id = 'x'",
      'survey_responses_submission_id',
    ],
    [
      'the invitations about a ticket that is opened again',
      `update survey_invitations set voided_at = 1 where subject_kind = 'ticket' and subject_id = 1
         and completed_at is null and voided_at is null and out_reason is null`,
      'survey_invitations_subject',
    ],
    [
      'the decisions about it',
      `delete from survey_invitations where subject_kind = 'ticket' and subject_id = 1 and occurrence = 1
         and out_reason = 'ineligible'`,
      'survey_invitations_subject',
    ],
    [
      'the alert of a response',
      "select * from survey_alerts where response_id = 'x'",
      'survey_alerts_response_id',
    ],
  ])('for %s', async (_, sql, index) => {
    expect(await planOf(sql)).toContain(index);
  });

  test('for whether the month of an alert is told, which reads five responses at most', async () => {
    const { sql } = await toldAlerts({
      db: api.connection.db,
      now: NOW,
      timeZone: 'Asia/Shanghai',
    });
    const plan = await planOf(`select count(*) from survey_alerts where ${sql}`);
    expect(plan).toContain(
      'survey_responses_completed_at (survey_id=? AND completed_at>? AND completed_at<?)',
    );
    expect(plan).not.toMatch(/SCAN [rg]\b/);
  });
});
