/**
 * Answers to the published surveys of the demo store, month after month. Delivery gets worse in the last three months and is
 * what matters most; everything else is noise, so that most changes are none.
 */
import { asc, eq, isNotNull } from 'drizzle-orm';
import { EMPTY_SNAPSHOT } from '#contract/surveys/invitations';
import type { SurveyPurpose } from '#contract/surveys/purposes';
import type { IdentityMode } from '#contract/surveys/surveys';
import type { Connection } from '#db';
import { insertRows } from '#db/bulk';
import { categories } from '#db/schema/catalog/categories';
import { memberActivities } from '#db/schema/promotions/memberActivities';
import { surveyAnswers, surveyResponses } from '#db/schema/surveys/responses';
import { surveys, surveyVersions } from '#db/schema/surveys/surveys';
import { topicsOf } from '#rules/surveys/topics';
import { dayOf, DAY_MS, HOUR_MS, startOfDay } from '#shared/days';
import { addScores } from '#server/surveys/scores/apply';
import { planOf, type ScoredItem } from '#server/surveys/scores/plan';
import { SCALES } from '#server/surveys/statistics/scores';
import type { Random } from '../shared/random.ts';
import { loadSubjects, type Subject, takeSubject } from './subjects.ts';

const CHANNELS = ['app', 'web', 'wechat', 'store'];
const LEVELS = ['starter', 'plus', 'premium'];
const REGIONS = ['上海', '广东', '浙江', '北京', '四川'];
const AGENTS = ['agent', 'manager'];
const COMMENTS = {
  good: ['质量很好，推荐给朋友了。', '客服很有耐心，回复很快。', '价格划算，包装也不错。'],
  bad: ['物流太慢，比承诺晚了三天。', '快递把包装压坏了。', '客服回复敷衍，问题没有解决。'],
};
/** Answers of a day, on average. */
const PER_DAY = 2.4;
/** Since when deliveries have been late. */
const LATE_DAYS = 90;

interface Version {
  id: number;
  surveyId: number;
  definition: Parameters<typeof planOf>[0];
  publishedAt: number | null;
  identityMode: IdentityMode;
  purpose: SurveyPurpose;
}

/** Before how many days replies after tickets were slow, until a corrective action. */
export const SLOW_BEFORE_DAYS = 140;
const SLOWNESS = 0.3;

/** How content somebody is, from 0 to 1, and whether their parcel came late. */
const moodOf = (random: Random, { purpose }: Version, at: number, now: number) => {
  const isLate = at > now - LATE_DAYS * DAY_MS && random.next() < 0.3;
  const content = isLate ? 0.25 + random.next() * 0.35 : 0.55 + random.next() * 0.45;
  const isSlow = purpose === 'afterTicket' && at < now - SLOW_BEFORE_DAYS * DAY_MS;
  return { isLate, content: isSlow ? content - SLOWNESS : content };
};

const numberOf = (
  random: Random,
  { type, dimensionKey, isTurned }: ScoredItem,
  { isLate, content }: ReturnType<typeof moodOf>,
): number | null => {
  if (random.next() < 0.06) return null;
  const [least, most] = SCALES[type];
  const own = dimensionKey === 'logistics' && isLate ? 0.1 : content;
  const drawn = Math.max(0, Math.min(1, own + (random.next() - 0.5) * 0.3));
  const value = least + Math.round(drawn * (most - least));
  return isTurned ? least + most - value : value;
};

const pick = <T>(random: Random, values: readonly T[]): T | null =>
  values[Math.floor(random.next() * values.length)] ?? null;

const answersOf = (
  random: Random,
  responseId: string,
  version: Version,
  mood: ReturnType<typeof moodOf>,
) => {
  const blank = {
    responseId,
    rowKey: '',
    number: null as number | null,
    optionIds: null as string[] | null,
    text: null as string | null,
  };
  const scored = planOf(version.definition).items.map((item) => {
    const number = numberOf(random, item, mood);
    const { questionKey, rowKey } = item;
    return { ...blank, questionKey, rowKey, number, isSkipped: number === null };
  });
  const others = version.definition.questions.flatMap((question) => {
    if (question.type === 'choice') {
      const option = pick(random, question.options);
      return [
        {
          ...blank,
          questionKey: question.key,
          optionIds: option && [option.id],
          isSkipped: option === null,
        },
      ];
    }
    if (question.type !== 'text') return [];
    const text = random.next() < 0.2 ? pick(random, COMMENTS[mood.isLate ? 'bad' : 'good']) : null;
    return [{ ...blank, questionKey: question.key, text, isSkipped: text === null }];
  });
  return [...scored, ...others].map((answer, index) => ({
    ...answer,
    id: `${responseId}-${index}`,
  }));
};

/** What is known of the subject goes before what was drawn. */
const ofSubject = (subject: Subject | undefined) =>
  subject
    ? {
        ...Object.fromEntries(
          Object.entries(subject.snapshot).filter(([, value]) => value !== null),
        ),
        subjectKind: subject.kind,
        subjectId: subject.id,
        memberId: subject.memberId,
      }
    : {};

interface Place {
  now: number;
  subjects: Subject[];
  timeZone: string;
  categoryIds: readonly number[];
  activityIds: readonly number[];
}

const writeOne = async (
  connection: Connection,
  random: Random,
  version: Version,
  until: number,
  { now, timeZone, categoryIds, activityIds, subjects }: Place,
) => {
  const { id: versionId, surveyId, publishedAt, identityMode, purpose } = version;
  const isAnonymous = identityMode === 'anonymous';
  const drawing = random.fork('subjects');
  const responses: (typeof surveyResponses.$inferInsert)[] = [];
  const answers: (typeof surveyAnswers.$inferInsert)[] = [];
  for (
    let at = (publishedAt ?? now) + 2 * HOUR_MS;
    at < until;
    at += (DAY_MS / PER_DAY) * 2 * random.next()
  ) {
    const id = `demo-${surveyId}-${Math.floor(random.next() * 2 ** 40).toString(36)}`;
    const mood = moodOf(random, version, at, now);
    const own = answersOf(random, id, version, mood);
    const subject = isAnonymous ? undefined : takeSubject(subjects, drawing, at);
    const completedAt = isAnonymous ? startOfDay(dayOf(at, timeZone), timeZone) : Math.floor(at);
    answers.push(...own);
    responses.push({
      ...EMPTY_SNAPSHOT,
      id,
      surveyId,
      versionId,
      source: 'openLink',
      submissionId: id,
      revision: 1,
      startedAt: completedAt,
      completedAt,
      quality: random.next() < 0.03 ? 'suspect' : 'ok',
      qualityReasons: [],
      language: 'zh',
      channel: pick(random, CHANNELS),
      level: pick(random, LEVELS),
      region: pick(random, REGIONS),
      categoryId: pick(random, categoryIds),
      // Members entered some of them before the demo store has single entries.
      activityId: purpose === 'activity' ? pick(drawing, activityIds) : null,
      agentId: isAnonymous ? null : pick(random, AGENTS),
      // Some ask to be contacted, by which a confidential answer is shown with its person.
      contactWanted: subject !== undefined && drawing.next() < 0.1,
      ...ofSubject(subject),
      topics: topicsOf(own.map(({ text }) => text ?? '').join(' ')),
      // As somebody has sorted what was written about late parcels.
      tags: mood.isLate && own.some(({ text }) => text !== null) ? ['物流延误'] : [],
    });
  }
  await connection.transaction(async (tx) => {
    await insertRows(tx, surveyResponses, responses);
    await insertRows(tx, surveyAnswers, answers);
    await addScores(
      tx,
      responses.map(({ id }) => id),
    );
  });
};

export const writeResponses = async (
  connection: Connection,
  random: Random,
  { now, timeZone }: { now: number; timeZone: string },
): Promise<void> => {
  const { db } = connection;
  const versions = await db
    .select({
      id: surveyVersions.id,
      surveyId: surveyVersions.surveyId,
      definition: surveyVersions.definition,
      publishedAt: surveyVersions.publishedAt,
      identityMode: surveys.identityMode,
      purpose: surveys.purpose,
    })
    .from(surveyVersions)
    .innerJoin(surveys, eq(surveys.id, surveyVersions.surveyId))
    .where(isNotNull(surveyVersions.publishedAt))
    .orderBy(asc(surveyVersions.surveyId), asc(surveyVersions.number));
  const categoryIds = (
    await db.select({ id: categories.id }).from(categories).orderBy(asc(categories.id)).limit(8)
  ).map(({ id }) => id);
  const activityIds = (
    await db
      .select({ id: memberActivities.id })
      .from(memberActivities)
      .orderBy(asc(memberActivities.id))
      .limit(3)
  ).map(({ id }) => id);
  const subjects = new Map<number, Subject[]>();
  for (const { surveyId, purpose } of versions)
    if (!subjects.has(surveyId)) subjects.set(surveyId, await loadSubjects(db, purpose));
  for (const [index, version] of versions.entries()) {
    const next = versions[index + 1];
    const until = next?.surveyId === version.surveyId ? (next.publishedAt ?? now) : now - HOUR_MS;
    await writeOne(connection, random.fork(`survey ${version.id}`), version, until, {
      now,
      timeZone,
      categoryIds,
      activityIds,
      subjects: subjects.get(version.surveyId) ?? [],
    });
  }
};
