/** The stored rows of responses about tickets or by members, and of their answers. */
import { and, asc, desc, eq, inArray, isNotNull } from 'drizzle-orm';
import { many, prepared } from '#db/prepared';
import { surveyAnswers, surveyResponses } from '#db/schema/surveys/responses';
import { surveys } from '#db/schema/surveys/surveys';
import { tickets } from '#db/schema/service/tickets';

/** More than one person answers in years. */
const MOST_READ = 200;

const columns = {
  id: surveyResponses.id,
  surveyId: surveyResponses.surveyId,
  versionId: surveyResponses.versionId,
  names: surveys.names,
  identityMode: surveys.identityMode,
  completedAt: surveyResponses.completedAt,
  quality: surveyResponses.quality,
  subjectKind: surveyResponses.subjectKind,
  subjectId: surveyResponses.subjectId,
  agentId: surveyResponses.agentId,
  contactWanted: surveyResponses.contactWanted,
};
export const aboutTickets = prepared({ ids: many(surveyResponses.subjectId) }, (q, { ids }) =>
  q
    .select(columns)
    .from(surveyResponses)
    .innerJoin(surveys, eq(surveys.id, surveyResponses.surveyId))
    .where(
      and(
        eq(surveyResponses.subjectKind, 'ticket'),
        inArray(surveyResponses.subjectId, ids),
        isNotNull(surveyResponses.completedAt),
      ),
    )
    .orderBy(desc(surveyResponses.completedAt), asc(surveyResponses.id))
    .limit(MOST_READ),
);
export const byMembers = prepared({ ids: many(surveyResponses.memberId) }, (q, { ids }) =>
  q
    .select(columns)
    .from(surveyResponses)
    .innerJoin(surveys, eq(surveys.id, surveyResponses.surveyId))
    .where(and(inArray(surveyResponses.memberId, ids), isNotNull(surveyResponses.completedAt)))
    .orderBy(desc(surveyResponses.completedAt), asc(surveyResponses.id))
    .limit(MOST_READ),
);
export type ResponseRow = Awaited<ReturnType<typeof byMembers>>[number];

export const answersOf = prepared({ ids: many(surveyAnswers.responseId) }, (q, { ids }) =>
  q
    .select({
      responseId: surveyAnswers.responseId,
      questionKey: surveyAnswers.questionKey,
      rowKey: surveyAnswers.rowKey,
      number: surveyAnswers.number,
      optionIds: surveyAnswers.optionIds,
      text: surveyAnswers.text,
      isSkipped: surveyAnswers.isSkipped,
    })
    .from(surveyAnswers)
    .where(inArray(surveyAnswers.responseId, ids)),
);
export type AnswerRow = Awaited<ReturnType<typeof answersOf>>[number];

export const ticketNumbers = prepared({ ids: many(tickets.id) }, (q, { ids }) =>
  q
    .select({ id: tickets.id, number: tickets.number })
    .from(tickets)
    .where(inArray(tickets.id, ids)),
);
