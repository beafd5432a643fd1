/** Reads what was answered about tickets, or by the records of a member. */
import type { GivenAnswers, GivenResponse } from '#contract/surveys/givenAnswers';
import { isShownWithPerson, mayReadText, type TextReader } from '#rules/surveys/givenAnswers';
import type { Db } from '#db';
import { groupBy } from '#shared/groupBy';
import { type AskedVersion, loadAskedVersions } from '../results/versions.ts';
import { toAnswers } from './answers.ts';
import { aboutTickets, answersOf, byMembers, type ResponseRow, ticketNumbers } from './rows.ts';
import { toScore } from './score.ts';

const MOST_SHOWN = 20;

const toGiven = async (
  db: Db,
  found: readonly ResponseRow[],
  reader: TextReader,
): Promise<GivenAnswers> => {
  const rows = found.filter(isShownWithPerson);
  const answers = groupBy(
    await answersOf(db, { ids: rows.map(({ id }) => id) }),
    ({ responseId }) => responseId,
  );
  const versions = new Map<number, AskedVersion[]>();
  for (const id of new Set(rows.map(({ surveyId }) => surveyId)))
    versions.set(id, await loadAskedVersions(db, id));
  const ticketIds = rows.flatMap(({ subjectKind, subjectId }) =>
    subjectKind === 'ticket' && subjectId !== null ? [subjectId] : [],
  );
  const numbers = new Map(
    (await ticketNumbers(db, { ids: ticketIds })).map(({ id, number }) => [id, number]),
  );
  const responses = rows.slice(0, MOST_SHOWN).map((row): GivenResponse => {
    const { id, surveyId, versionId, names, completedAt, quality, subjectKind, subjectId } = row;
    const ticketId = subjectKind === 'ticket' ? subjectId : null;
    const version = versions.get(surveyId)?.find((one) => one.id === versionId);
    return {
      id,
      surveyId,
      names,
      completedAt: completedAt ?? 0,
      quality,
      subjectKind,
      ticketId,
      ticketNumber: numbers.get(ticketId ?? 0) ?? null,
      contactWanted: row.contactWanted,
      answers: toAnswers(version, answers.get(id) ?? [], mayReadText(row.agentId, reader)),
    };
  });
  const scores = [...groupBy(rows, ({ surveyId }) => surveyId)].flatMap(([id, own]) => {
    const score = toScore(versions.get(id) ?? [], own, answers);
    return score === null ? [] : [score];
  });
  return { responses, total: rows.length, scores };
};

export const loadAboutTickets = async (
  db: Db,
  ids: readonly number[],
  reader: TextReader,
): Promise<GivenAnswers> => toGiven(db, await aboutTickets(db, { ids: [...ids] }), reader);

export const loadByMembers = async (
  db: Db,
  ids: readonly number[],
  reader: TextReader,
): Promise<GivenAnswers> => toGiven(db, await byMembers(db, { ids: [...ids] }), reader);
