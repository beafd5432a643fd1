/** By which answers of a response somebody is alerted. Pure. */
import type { AlertReason, AlertReasonKind, AlertTerms } from '#contract/surveys/alertRules';
import { ALERT_REASON_KINDS, DEFAULT_SAFETY_WORDS } from '#contract/surveys/alertRules';
import type { Definition, Question } from '#contract/surveys/definitions';
import { SCALES } from '#contract/surveys/definitions';
import type { IdentityMode } from '#contract/surveys/surveys';
import {
  type Answers,
  answerKey,
  type Given,
  pathOf,
  towardsBest,
} from '#rules/surveys/definitions';
import { foldText } from '#shared/searchText';

type Scaled = Exclude<Question, { type: 'choice' | 'text' }>;
const LIMITS = { nps: 'npsAtMost', csat: 'csatAtMost', ces: 'cesAtMost' } as const;
const FIVE = 5;

/** The highest value that is as low on this scale as a value of five. */
const lowOn = ({ min, max }: { min: number; max: number }, ofFive: number): number =>
  Math.floor(min + ((max - min) * (ofFive - 1)) / (FIVE - 1));

const BEGINS_WITH_LETTER = /^[a-z0-9]/;
const DIGITS = /^\d+$/;
const LETTER = /[a-z0-9]/;

/**
 * Whether a comment has the word, whatever its case and width. A word in Latin letters stands at the beginning of a word,
 * and a number is none within a longer one: a phone number with 12315 in it says nothing.
 */
export const hasWord = (comment: string, word: string): boolean => {
  const [text, asked] = [foldText(comment), foldText(word).trim()];
  if (asked === '') return false;
  for (let at = text.indexOf(asked); at >= 0; at = text.indexOf(asked, at + 1)) {
    const [before, after] = [text[at - 1] ?? '', text[at + asked.length] ?? ''];
    const begins = !BEGINS_WITH_LETTER.test(asked) || !LETTER.test(before);
    const ends = !DIGITS.test(asked) || !/\d/.test(after);
    if (begins && ends) return true;
  }
  return false;
};

const plain = (word: string): string => foldText(word).trim();
const USUAL = new Set(DEFAULT_SAFETY_WORDS.map(plain));
/** Whether a reason says that safety is at stake by a word that names whoever answered in confidence. */
export const namesPerson = ({ kind, word }: AlertReason): boolean =>
  kind === 'safety' && word !== null && USUAL.has(plain(word));

const LEAST_LETTERS = 2;
export interface RuledSurvey {
  identityMode: IdentityMode;
  /** Whether it was sent: from then on people rely on what it promises. */
  isFrozen: boolean;
  /** The words about safety that it has. */
  safetyWords: readonly string[];
}
/** What is wrong with other words about safety: nobody may make a survey name people by words that everybody writes. */
export const safetyIssue = (
  words: readonly string[],
  { identityMode, isFrozen, safetyWords }: RuledSurvey,
): string | null => {
  const folded = words.map(plain);
  if (folded.some((word) => [...word].length < LEAST_LETTERS))
    return 'surveyAlerts.errors.shortWord';
  if (identityMode === 'identified') return null;
  if (folded.some((word) => !USUAL.has(word))) return 'surveyAlerts.errors.unusualWord';
  const before = new Set(safetyWords.map(plain));
  return isFrozen && folded.some((word) => !before.has(word))
    ? 'surveyAlerts.errors.wordAfterSending'
    : null;
};

const NONE = { rowKey: null, dimensionKey: null, value: null, word: null };

const wordReasons = (questionKey: string, given: Given | undefined, terms: AlertTerms) => {
  if (typeof given !== 'string') return [];
  const found = (kind: AlertReasonKind, words: readonly string[]): AlertReason[] =>
    words.flatMap((word) => (hasWord(given, word) ? [{ ...NONE, kind, questionKey, word }] : []));
  return [...found('safety', terms.safetyWords), ...found('words', terms.words)];
};

/** The parts of a question that are answered on a scale: itself, or its rows. */
const partsOf = (question: Scaled) =>
  question.type === 'matrix'
    ? question.rows.map(({ key, dimensionKey }) => ({ rowKey: key, dimensionKey }))
    : [{ rowKey: null, dimensionKey: question.dimensionKey }];

const scaleReasons = (question: Scaled, answers: Answers, terms: AlertTerms): AlertReason[] => {
  const { type, key: questionKey, direction } = question;
  const scale = SCALES[type];
  return partsOf(question).flatMap(({ rowKey, dimensionKey }) => {
    const value = answers.get(answerKey(questionKey, rowKey));
    if (typeof value !== 'number') return [];
    const good = towardsBest(value, scale, direction);
    const reason = { ...NONE, questionKey, rowKey, dimensionKey, value };
    const limit = type === 'matrix' ? null : terms[LIMITS[type]];
    const { dimensionAtMost } = terms;
    return [
      ...(type !== 'matrix' && limit !== null && good <= limit ? [{ ...reason, kind: type }] : []),
      ...(dimensionKey !== null && dimensionAtMost !== null && good <= lowOn(scale, dimensionAtMost)
        ? [{ ...reason, kind: 'dimension' as const }]
        : []),
    ];
  });
};

/** All of them, the gravest first; a question that is not asked any more says nothing. */
export const reasonsOf = (
  definition: Pick<Definition, 'questions'>,
  answers: Answers,
  terms: AlertTerms,
): AlertReason[] => {
  if (!terms.isOn) return [];
  const all = pathOf(definition, answers).flatMap((question) => {
    if (question.type === 'choice') return [];
    return question.type === 'text'
      ? wordReasons(question.key, answers.get(question.key), terms)
      : scaleReasons(question, answers, terms);
  });
  return all.toSorted(
    (one, other) => ALERT_REASON_KINDS.indexOf(one.kind) - ALERT_REASON_KINDS.indexOf(other.kind),
  );
};

/** Keys of the dimensions among the reasons, each once. */
export const dimensionsOf = (reasons: readonly AlertReason[]): string[] => [
  ...new Set(
    reasons.flatMap(({ kind, dimensionKey }) =>
      kind === 'dimension' && dimensionKey !== null ? [dimensionKey] : [],
    ),
  ),
];
