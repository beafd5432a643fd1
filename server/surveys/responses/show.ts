/** One response with its answers, as the survey asked them. */
import { can } from '#contract/platform/access';
import type { Question } from '#contract/surveys/definitions';
import { SCALES } from '#contract/surveys/definitions';
import type { GivenAnswer, SurveyResponseDetail } from '#contract/surveys/responses';
import { maskPersonal } from '../../members/members/rules.ts';
import { notFound } from '../../platform/http/errors.ts';
import type { Context } from '../../platform/http/context.ts';
import { listRows } from '../../platform/lists/list.ts';
import { responseList } from './list.ts';
import { type AnswerRow, type Loaded, loadResponses } from './load.ts';

const mostOf = (question: Question): number | null =>
  question.type === 'choice' || question.type === 'text' ? null : SCALES[question.type].max;

/** In the order in which they were asked. */
export const answersOf = ({ version, answers, seesText }: Loaded): GivenAnswer[] => {
  const byPlace = new Map(answers.map((row) => [`${row.questionKey}/${row.rowKey}`, row]));
  const toAnswer = (
    question: Question,
    row: { key: string; texts: GivenAnswer['texts'] } | null,
  ): GivenAnswer[] => {
    const given: AnswerRow | undefined = byPlace.get(`${question.key}/${row?.key ?? ''}`);
    if (!given) return [];
    const options = question.type === 'choice' ? question.options : [];
    return [
      {
        questionKey: question.key,
        rowKey: row?.key ?? '',
        type: question.type,
        texts: question.texts,
        rowTexts: row?.texts ?? null,
        number: given.number,
        most: mostOf(question),
        optionTexts: options
          .filter(({ id }) => given.optionIds?.includes(id))
          .map(({ texts }) => texts),
        text: seesText ? given.text : null,
        isSkipped: given.isSkipped,
        redactedAt: given.redactedAt,
      },
    ];
  };
  return version.definition.questions.flatMap((question) =>
    question.type === 'matrix'
      ? question.rows.flatMap((row) => toAnswer(question, row))
      : toAnswer(question, null),
  );
};

/** An address that somebody left, masked for those who see no personal data. */
export const contactOf = (contact: string | null, isClear: boolean): string | null => {
  if (contact === null || isClear) return contact;
  return contact.includes('@')
    ? maskPersonal({ email: contact }).email
    : maskPersonal({ phone: contact }).phone;
};

/** One that the list shows nobody does not exist here either. */
export const loadShown = async (context: Context, id: string): Promise<Loaded> => {
  const asked = { filter: { id }, sort: undefined, from: 0, limit: 1 };
  const { rows } = await listRows({ ...responseList, finish: (_, found) => found }, context, asked);
  const [loaded] = await loadResponses(context, rows as { id: string; answeredAt: number }[]);
  if (!loaded) throw notFound();
  return loaded;
};

export const showResponse = async (context: Context, id: string): Promise<SurveyResponseDetail> => {
  const loaded = await loadShown(context, id);
  const { response, shown } = loaded;
  const { role } = context;
  const seesContact = role !== null && can(role, 'members', 'personal');
  return {
    ...shown,
    qualityReasons: response.qualityReasons,
    revision: response.revision,
    contact: contactOf(response.contact, seesContact),
    answers: answersOf(loaded),
  };
};
