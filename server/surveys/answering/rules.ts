/** Reads what one screen of a survey sends, and says what is asked next. Pure. */
import type { Definition, Question } from '#contract/surveys/definitions';
import { MAX_TEXT_ANSWER, SCALES } from '#contract/surveys/definitions';
import { type Answers, answerKeysOf, type Given, pathOf } from '#rules/surveys/definitions';
import { hasControl } from '#shared/fields';
import { cleanText } from '#shared/searchText';

/** By `answerKey`. Null is a question that was shown and left out. */
export type Stored = ReadonlyMap<string, Given | null>;
export type AnswerError = 'missing' | 'wrong' | 'tooLong';

/** By `answerKey`: when staff took words away. */
export type Redacted = ReadonlyMap<string, number>;

/**
 * What becomes of answers of which words were taken away. Words that were written afterwards are new; a page that was opened
 * before still holds the old ones, and nothing brings these back.
 */
export const withoutRedacted = (
  stored: Stored,
  redacted: Redacted,
  openedAt: number,
): { answers: Stored; redacted: Redacted } => {
  const stays = ([key, at]: readonly [string, number]) =>
    stored.has(key) && !(typeof stored.get(key) === 'string' && at < openedAt);
  const kept = new Map([...redacted].filter(stays));
  const answers = new Map(
    [...stored].map(([key, given]) => [key, kept.has(key) ? null : given] as const),
  );
  return { answers, redacted: kept };
};

/** Without what was left out: as rules about the path read answers. */
export const givenOf = (stored: Stored): Answers =>
  new Map([...stored].flatMap(([key, given]) => (given === null ? [] : [[key, given] as const])));

/** Names of the inputs: one for a scale, a text or a single option, one for each row and each of several options. */
export const inputName = (index: number | null): string => (index === null ? 'v' : `v${index}`);

type Read = (name: string) => string;

const numberOf = (typed: string, { min, max }: { min: number; max: number }) => {
  if (!/^\d{1,2}$/.test(typed)) return undefined;
  const number = Number(typed);
  return number >= min && number <= max ? number : undefined;
};

const readScale = (typed: string, type: keyof typeof SCALES): Given | null | undefined =>
  typed === '' ? null : numberOf(typed, SCALES[type]);

const readOptions = (
  { options, isMultiple }: Extract<Question, { type: 'choice' }>,
  read: Read,
): Given | null | undefined => {
  if (isMultiple) {
    const chosen = options.filter((_, index) => read(inputName(index)) !== '').map(({ id }) => id);
    return chosen.length === 0 ? null : chosen;
  }
  const typed = read(inputName(null));
  if (typed === '') return null;
  return options.some(({ id }) => id === typed) ? [typed] : undefined;
};

/**
 * What a screen says about its question, by `answerKey`, or what is wrong with it. A value that the screen does not offer is
 * `wrong`.
 */
export const readAnswers = (
  question: Question,
  read: Read,
): { answers: Stored } | { error: AnswerError } => {
  const keys = answerKeysOf(question);
  let values: (Given | null | undefined)[];
  switch (question.type) {
    case 'matrix':
      values = keys.map((_, index) => readScale(read(inputName(index)), 'matrix'));
      break;
    case 'choice':
      values = [readOptions(question, read)];
      break;
    case 'text': {
      const typed = cleanText(read(inputName(null)).replaceAll('\r\n', '\n'));
      if (typed.length > MAX_TEXT_ANSWER) return { error: 'tooLong' };
      values = [typed === '' ? null : typed];
      break;
    }
    default:
      values = [readScale(read(inputName(null)), question.type)];
  }
  if (values.includes(undefined)) return { error: 'wrong' };
  if (question.isRequired && values.includes(null)) return { error: 'missing' };
  return { answers: new Map(keys.map((key, index) => [key, values[index] ?? null])) };
};

/** What stands on a screen that was refused: what was typed, as far as it can be shown. */
export const typedAnswers = (question: Question, read: Read): Stored => {
  const keys = answerKeysOf(question);
  if (question.type === 'text')
    return new Map([[question.key, read(inputName(null)).replaceAll('\r\n', '\n') || null]]);
  if (question.type !== 'matrix') return new Map();
  return new Map(
    keys.map((key, index) => [key, readScale(read(inputName(index)), 'matrix') ?? null] as const),
  );
};

/** Whether something that was sent is an answer that its question offers. */
export const isAnswerTo = (question: Question, sent: unknown): sent is Given => {
  switch (question.type) {
    case 'text':
      return (
        typeof sent === 'string' &&
        sent.trim() !== '' &&
        sent.length <= MAX_TEXT_ANSWER &&
        !hasControl(sent)
      );
    case 'choice':
      return (
        Array.isArray(sent) &&
        sent.length > 0 &&
        (question.isMultiple || sent.length === 1) &&
        new Set(sent).size === sent.length &&
        sent.every((id) => question.options.some((option) => option.id === id))
      );
    default: {
      const { min, max } = SCALES[question.type];
      return Number.isInteger(sent) && (sent as number) >= min && (sent as number) <= max;
    }
  }
};

/** The first question on the path that was neither answered nor left out; undefined at the end. */
export const nextQuestion = (definition: Definition, stored: Stored): Question | undefined =>
  pathOf(definition, givenOf(stored)).find((question) =>
    answerKeysOf(question).some((key) => !stored.has(key)),
  );

/** The question before `key` on the path (or before the end); undefined at the beginning. */
export const questionBefore = (
  definition: Definition,
  stored: Stored,
  key: string | null,
): Question | undefined => {
  const path = pathOf(definition, givenOf(stored));
  const position = key === null ? path.length : path.findIndex((question) => question.key === key);
  return path[position - 1];
};

/** Only what was answered on the way to the end: an answer whose question is not asked any more says nothing. */
export const onPath = (definition: Definition, stored: Stored): Stored =>
  new Map(
    pathOf(definition, givenOf(stored))
      .flatMap(answerKeysOf)
      .map((key) => [key, stored.get(key) ?? null]),
  );

/** Answers as a page without memory carries them from screen to screen. */
export const carried = (stored: Stored): string => JSON.stringify([...stored]);

/** What a page carried; anything that the survey does not ask or offer is left out. */
export const readCarried = (definition: Definition, text: string): Stored => {
  let pairs: unknown;
  try {
    pairs = JSON.parse(text);
  } catch {
    return new Map();
  }
  const byKey = new Map(
    definition.questions.flatMap((question) =>
      answerKeysOf(question).map((key) => [key, question] as const),
    ),
  );
  const stored = new Map<string, Given | null>();
  for (const pair of Array.isArray(pairs) ? (pairs as unknown[]) : []) {
    if (!Array.isArray(pair)) continue;
    const [key, sent] = pair as unknown[];
    if (typeof key !== 'string') continue;
    const question = byKey.get(key);
    if (!question) continue;
    if (sent === null && !question.isRequired) stored.set(key, null);
    else if (isAnswerTo(question, sent)) stored.set(key, sent);
  }
  return stored;
};
