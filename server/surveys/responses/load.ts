/** Completes responses with what was answered, and with who answered where that may be shown. */
import { asc, eq, inArray } from 'drizzle-orm';
import type { SurveyResponse } from '#contract/surveys/responses';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { tickets } from '#db/schema/service/tickets';
import { surveyAnswers, surveyResponses } from '#db/schema/surveys/responses';
import { surveys, surveyVersions } from '#db/schema/surveys/surveys';
import { groupBy } from '#shared/groupBy';
import type { Context } from '../../platform/http/context.ts';
import { loadAboutAgents } from '../givenAnswers/aboutAgents.ts';
import { loadReader } from '../givenAnswers/reader.ts';
import { mayReadHiddenText, mayReadText } from '../givenAnswers/rules.ts';
import { planOf } from '../scores/plan.ts';
import { SCALES } from '../statistics/scores.ts';
import { bandOf, precisionOf, showsPerson } from './rules.ts';

export type ResponseRow = typeof surveyResponses.$inferSelect;
export type AnswerRow = typeof surveyAnswers.$inferSelect;
export type VersionRow = typeof surveyVersions.$inferSelect;

const rowsById = prepared({ ids: many(surveyResponses.id) }, (q, { ids }) =>
  q.select().from(surveyResponses).where(inArray(surveyResponses.id, ids)),
);
const answersOf = prepared({ ids: many(surveyAnswers.responseId) }, (q, { ids }) =>
  q
    .select()
    .from(surveyAnswers)
    .where(inArray(surveyAnswers.responseId, ids))
    .orderBy(asc(surveyAnswers.questionKey), asc(surveyAnswers.rowKey)),
);
const versionsById = prepared({ ids: many(surveyVersions.id) }, (q, { ids }) =>
  q.select().from(surveyVersions).where(inArray(surveyVersions.id, ids)),
);
const surveysById = prepared({ ids: many(surveys.id) }, (q, { ids }) =>
  q
    .select({ id: surveys.id, names: surveys.names, identityMode: surveys.identityMode })
    .from(surveys)
    .where(inArray(surveys.id, ids)),
);
const ticketNumbers = prepared({ ids: many(tickets.id) }, (q, { ids }) =>
  q
    .select({ id: tickets.id, number: tickets.number })
    .from(tickets)
    .where(inArray(tickets.id, ids)),
);

export interface Loaded {
  response: ResponseRow;
  version: VersionRow;
  answers: readonly AnswerRow[];
  /** Whether the words of the answers may be read. */
  seesText: boolean;
  shown: SurveyResponse;
}

const MOST_SHOWN = 160;
const commentOf = (answers: readonly AnswerRow[]): string | null => {
  const said = answers.flatMap(({ text }) => (text === null || text === '' ? [] : [text]));
  if (said.length === 0) return null;
  const whole = said.join(' · ').replace(/\s+/g, ' ');
  const letters = [...whole];
  return letters.length > MOST_SHOWN ? `${letters.slice(0, MOST_SHOWN).join('')}…` : whole;
};

const scoreOf = ({ definition }: VersionRow, answers: readonly AnswerRow[]) => {
  const { overall } = planOf(definition);
  const score = overall
    ? (answers.find(
        ({ questionKey, rowKey }) =>
          questionKey === overall.questionKey && rowKey === overall.rowKey,
      )?.number ?? null)
    : null;
  return overall && score !== null
    ? { score, mostScore: SCALES[overall.type][1], band: bandOf(score, overall) }
    : { score: null, mostScore: null, band: null };
};

/** In the order of the rows, which say when each was answered. */
export const loadResponses = async (
  context: Pick<Context, 'db' | 'role' | 'actor'>,
  listed: readonly { id: string; answeredAt: number }[],
): Promise<Loaded[]> => {
  if (listed.length === 0) return [];
  const { db } = context;
  const reader = await loadReader(context);
  const ids = listed.map(({ id }) => id);
  const rows = new Map((await rowsById(db, { ids })).map((row) => [row.id, row]));
  const all = [...rows.values()];
  const given = groupBy(await answersOf(db, { ids }), ({ responseId }) => responseId);
  const versions = new Map(
    (await versionsById(db, { ids: [...new Set(all.map(({ versionId }) => versionId))] })).map(
      (row) => [row.id, row],
    ),
  );
  const asked = new Map(
    (await surveysById(db, { ids: [...new Set(all.map(({ surveyId }) => surveyId))] })).map(
      (row) => [row.id, row],
    ),
  );
  const aboutAgents = await loadAboutAgents(db, [...asked.keys()]);
  const ticketOf = ({ subjectKind, subjectId }: ResponseRow) =>
    subjectKind === 'ticket' ? subjectId : null;
  const numbers = new Map(
    (await ticketNumbers(db, { ids: all.flatMap((row) => ticketOf(row) ?? []) })).map(
      ({ id, number }) => [id, number],
    ),
  );
  return listed.flatMap(({ id, answeredAt }) => {
    const response = rows.get(id);
    const version = response && versions.get(response.versionId);
    const survey = response && asked.get(response.surveyId);
    if (!response || !version || !survey) return [];
    const { identityMode } = survey;
    const answers = given.get(id) ?? [];
    const isKnown = showsPerson(identityMode, response.contactWanted);
    const seesText = isKnown
      ? mayReadText(response.agentId, reader)
      : mayReadHiddenText(aboutAgents.has(survey.id), reader);
    const ticketId = isKnown ? ticketOf(response) : null;
    return [
      {
        response,
        version,
        answers,
        seesText,
        shown: {
          id,
          surveyId: response.surveyId,
          surveyNames: survey.names,
          versionId: version.id,
          versionNumber: version.number,
          identityMode,
          answeredAt: Number(answeredAt),
          precision: precisionOf(identityMode, response.contactWanted),
          source: response.source,
          quality: response.quality,
          language: isKnown ? response.language : null,
          ...scoreOf(version, answers),
          comment: seesText ? commentOf(answers) : null,
          isCommentHidden: !seesText && commentOf(answers) !== null,
          topics: response.topics,
          tags: response.tags,
          contactWanted: response.contactWanted,
          channel: isKnown ? response.channel : null,
          memberId: isKnown ? response.memberId : null,
          ticketId,
          ticketNumber: ticketId === null ? null : (numbers.get(ticketId) ?? null),
          version: response.version,
        },
      },
    ];
  });
};

const byId = prepared({ id: surveyResponses.id }, (q, { id }) =>
  q.select().from(surveyResponses).where(eq(surveyResponses.id, id)),
);
export const findResponse = async (db: Db, id: string): Promise<ResponseRow | undefined> =>
  (await byId(db, { id }))[0];
