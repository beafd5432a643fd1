/** Surveys that are sent: how tests invite somebody, and answer by a link as a browser does. */
import { randomBytes } from 'node:crypto';
import type { Snapshot } from '#contract/surveys/invitations';
import { EMPTY_SNAPSHOT } from '#contract/surveys/invitations';
import { insertRows } from '#db/bulk';
import { surveyDistributions, surveyInvitations } from '#db/schema/surveys/distributions';
import { query } from '#db/statements';
import { newToken } from '#server/platform/publicPages/tokens';
import type { Call, OpenApi } from '../support/openApi.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;
let serial = 0;

export const writeDistribution = async (
  { connection, now }: Pick<OpenApi, 'connection' | 'now'>,
  surveyId: number,
  more: Partial<typeof surveyDistributions.$inferInsert> = {},
): Promise<number> => {
  const [id = 0] = await connection.transaction((tx) =>
    insertRows(
      tx,
      surveyDistributions,
      [
        {
          surveyId,
          names: { en: 'Sending', zh: '投放' },
          trigger: { kind: 'openLink' as const },
          delayMinutes: 0,
          samplePpm: 1_000_000,
          recontactDays: null,
          usesCooldown: false,
          reminderAfterDays: null,
          dailyLimit: null,
          incentive: null,
          channel: 'message' as const,
          linkToken: null,
          linkLimit: null,
          startedAt: now - DAY,
          endedAt: null,
          authorName: 'Owner',
          ...more,
        },
      ],
      { returning: true },
    ),
  );
  return id;
};

export interface Invited {
  memberId?: number | null;
  sentAt?: number;
  expiresAt?: number;
  voidedAt?: number | null;
  snapshot?: Partial<Snapshot>;
}
/** The path of a link. */
export const invite = async (
  { connection, now }: Pick<OpenApi, 'connection' | 'now'>,
  { distributionId, versionId }: { distributionId: number; versionId: number },
  {
    memberId = null,
    sentAt = now - 1000,
    expiresAt = now + 14 * DAY,
    voidedAt = null,
    snapshot = {},
  }: Invited = {},
): Promise<{ path: string; id: number }> => {
  const { token, hash } = newToken(randomBytes(32));
  serial += 1;
  const [id = 0] = await connection.transaction((tx) =>
    insertRows(
      tx,
      surveyInvitations,
      [
        {
          distributionId,
          versionId,
          memberId,
          subjectKind: 'ticket' as const,
          subjectId: serial,
          occurrence: 1,
          occurredAt: sentAt - 1000,
          decidedAt: sentAt,
          outReason: null,
          inclusionPpm: 1_000_000,
          snapshot: { ...EMPTY_SNAPSHOT, ...snapshot },
          tokenHash: hash,
          dueAt: sentAt,
          sentAt,
          remindedAt: null,
          startedAt: null,
          completedAt: null,
          voidedAt,
          expiresAt,
        },
      ],
      { returning: true },
    ),
  );
  return { path: `/s/survey/${token}`, id };
};

export interface Page {
  status: number;
  text: string;
  /** The hidden inputs of its form. */
  hidden: Record<string, string>;
  location: string | null;
  cookie: string | null;
  /** What the browser may keep of it. */
  kept: string | null;
}
const unescaped = (text: string) =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
const pageOf = async (answer: Response): Promise<Page> => {
  const text = await answer.text();
  const hidden = Object.fromEntries(
    [...text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, unescaped(value)],
    ),
  );
  return {
    status: answer.status,
    text,
    hidden,
    location: answer.headers.get('location'),
    cookie: answer.headers.get('set-cookie'),
    kept: answer.headers.get('cache-control'),
  };
};
const ENGLISH = { 'accept-language': 'en' };

export const get = async (url: string, path: string, headers: Record<string, string> = {}) =>
  pageOf(await fetch(url + path, { headers: { ...ENGLISH, ...headers } }));

export const postOnly = async (
  url: string,
  path: string,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<Page> =>
  pageOf(
    await fetch(url + path, {
      method: 'POST',
      body: new URLSearchParams(fields),
      redirect: 'manual',
      headers: { ...ENGLISH, ...headers },
    }),
  );

/** Sends a form, and reads the screen to which it leads, if it leads to one. */
export const post = async (
  url: string,
  path: string,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<Page> => {
  const page = await postOnly(url, path, fields, headers);
  return page.location?.includes('/step') ? get(url, page.location, headers) : page;
};

/** Answers one screen after the other, from the first. */
export const answer = async (
  url: string,
  path: string,
  screens: readonly Record<string, string>[],
  headers: Record<string, string> = {},
): Promise<Page> => {
  let page = await get(url, path, headers);
  for (const fields of screens)
    page = await post(url, path, { ...page.hidden, go: 'next', ...fields }, headers);
  return page;
};

/** As somebody does who reads: an answer of good quality takes its time. */
export const answerSlowly = async (
  api: OpenApi,
  path: string,
  screens: readonly Record<string, string>[],
): Promise<void> => {
  const began = api.now;
  let page = await get(api.url, path);
  api.now = began + MINUTE;
  for (const fields of screens)
    page = await post(api.url, path, { ...page.hidden, go: 'next', ...fields });
  api.now = began;
};

/** So many others who were asked in the same survey answer it. */
export const answerByOthers = async (
  api: OpenApi,
  surveyId: number,
  count: number,
  screens: readonly Record<string, string>[] = [{ v: '5' }, { v: '', go: 'send' }],
): Promise<void> => {
  const [place] = await query<{ distributionId: number; versionId: number }>(
    api.connection.db,
    `select d.id as "distributionId", v.id as "versionId" from survey_distributions d
       join survey_versions v on v.survey_id = d.survey_id where d.survey_id = ?`,
    [surveyId],
  );
  if (!place) throw new Error('The survey is sent');
  for (let n = 0; n < count; n += 1) {
    const { path } = await invite(api, {
      distributionId: Number(place.distributionId),
      versionId: Number(place.versionId),
    });
    await answerSlowly(api, path, screens);
  }
};

/** The first instant at which the month of the fixed clock is told. */
export const TOLD_AT = Date.parse('2025-12-02T00:00+08:00');
/** What the owner sees then. */
export const seenAt = async <T>(
  api: OpenApi,
  at: number,
  look: (call: Call) => Promise<T>,
): Promise<T> => {
  const { now } = api;
  api.now = at;
  try {
    return await look(api.withHeaders({ cookie: await api.login('owner@example.com') }));
  } finally {
    api.now = now;
  }
};
