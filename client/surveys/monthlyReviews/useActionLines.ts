/** The corrective actions of a review as lines of its file. */
import { useTranslate } from 'react-admin';
import type { ShownReview } from '#contract/surveys/monthlyReviews';
import { useLocalize } from '../../ui/record/localized.tsx';
import { useFigureText } from '../shared/useFigureText.ts';

export const FIGURE_HEAD = [
  'survey',
  'figure',
  'part',
  'value',
  'interval',
  'n',
  'target',
  'reach',
  'change',
];
export const ACTION_HEAD = [
  'action',
  'stage',
  'owner',
  'due',
  'before',
  'after',
  'difference',
  'result',
];
export const blanks = (count: number): string[] => Array.from({ length: count }, () => '');

/** Beside none of the figures of the month: an action that was verified names the one by which it was. */
export const useActionLines = () => {
  const translate = useTranslate();
  const toText = useLocalize();
  const text = useFigureText();
  return ({ actions, actionTitles, ownerNames }: ShownReview): string[][] => {
    const title = (id: number) => actionTitles[id] ?? String(id);
    return [
      ...(actions?.open ?? []).map(({ actionId, surveyNames, stage, ownerId, dueOn }) => [
        toText(surveyNames),
        ...blanks(FIGURE_HEAD.length - 1),
        title(actionId),
        translate(`correctiveActions.stages.${stage}`),
        ownerId === null ? '' : (ownerNames[ownerId] ?? ''),
        dueOn ?? '',
        ...blanks(4),
      ]),
      ...(actions?.checked ?? []).map((check) => {
        const { unit, valueBefore, valueAfter, change } = check.comparison;
        return [
          toText(check.surveyNames),
          toText(check.measureNames ?? {}),
          ...blanks(FIGURE_HEAD.length - 2),
          title(check.actionId),
          ...blanks(3),
          text.value(valueBefore, unit),
          text.value(valueAfter, unit),
          text.change(change, unit),
          translate(`correctiveActions.outcomes.${check.verdict}`),
        ];
      }),
    ];
  };
};
