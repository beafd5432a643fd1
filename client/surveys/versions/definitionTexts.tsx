/** Parts of a definition that point to questions, in words: each question by its text, as the version around asks it. */
import { useRecordContext, useTranslate } from 'react-admin';
import type { Question, ShowIf, Skip } from '#contract/surveys/definitions';
import type { SurveyVersion } from '#contract/surveys/versions';
import { useLocalize } from '../../ui/record/localized.tsx';
import { useLogicWords } from '../shared/useLogicWords.ts';

const NONE: readonly Question[] = [];
const useQuestions = (): readonly Question[] =>
  useRecordContext<Partial<SurveyVersion> & { id: number }>()?.definition?.questions ?? NONE;

const useWords = () => {
  const translate = useTranslate();
  const toText = useLocalize();
  const questions = useQuestions();
  const nameOf = (key: string): string => {
    const found = questions.find((one) => one.key === key);
    return found ? toText(found.texts) || translate('surveyVersions.builder.untitled') : key;
  };
  return { questions, nameOf, ...useLogicWords(questions, nameOf) };
};

export const HeadlineText = ({ value }: { value: unknown }) => {
  const { nameOf } = useWords();
  return <>{typeof value === 'string' ? nameOf(value) : '–'}</>;
};

export const ShowIfText = ({ value }: { value: unknown }) => {
  const { showIf } = useWords();
  return <>{showIf(value as ShowIf)}</>;
};

export const ConditionsText = ({ value }: { value: unknown }) => {
  const translate = useTranslate();
  const { condition } = useWords();
  const conditions = value as ShowIf['conditions'];
  return <>{conditions.map(condition).join(translate('layout.listSeparator'))}</>;
};

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** Of which question they are follows from what they name: its rows, its options. */
const isAbout =
  ({ rowKey, optionIds }: Skip) =>
  (question: Question): boolean =>
    (question.type === 'choice' && question.options.some(({ id }) => optionIds.includes(id))) ||
    (question.type === 'matrix' && question.rows.some(({ key }) => key === rowKey));

export const SkipsText = ({ value }: { value: unknown }) => {
  const { questions, skip } = useWords();
  return (value as Skip[]).map((one) => (
    <span key={JSON.stringify(one)} style={{ display: 'block' }}>
      {skip(
        one,
        questions.find(({ skips }) => skips.some((other) => isSame(one, other))) ??
          questions.find(isAbout(one)),
      )}
    </span>
  ));
};
