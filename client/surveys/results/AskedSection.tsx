/** Who was asked and answered, and who was not asked and why. */
import { useTranslate } from 'react-admin';
import type { Asked } from '#contract/surveys/asked';
import { addDays } from '#shared/days';
import { csvOf } from '../../ui/csv.ts';
import { useCount } from '../../ui/list/useCount.ts';
import { FigureTable } from '../../ui/record/FigureTable.tsx';
import { FigureVerbs } from '../../ui/record/FigureVerbs.tsx';
import { Section } from '../../ui/record/Section.tsx';

const STEPS = ['decided', 'sent', 'started', 'completed', 'voided', 'uninvited'] as const;

export const AskedSection = ({ asked }: { asked: Asked }) => {
  const translate = useTranslate();
  const count = useCount();
  const head = [translate('surveyResults.head.step'), translate('surveyResults.head.people')];
  const lines = [
    ...STEPS.map((step) => ({
      key: step as string,
      name: translate(`surveyResults.steps.${step}`),
      cells: [count(asked[step])],
      isStrong: step === 'completed',
    })),
    ...asked.out.map(({ reason, n }) => ({
      key: `out ${reason}`,
      name: translate('surveyResults.notAsked', {
        reason: translate(`surveyResults.reasons.${reason}`),
      }),
      cells: [count(n)],
      isStrong: false,
    })),
  ];
  return (
    <Section
      title="surveyResults.askedTitle"
      help="surveyResults.askedHelp"
      actions={
        <FigureVerbs
          fileName={`asked-${addDays(asked.to, -1)}.csv`}
          csv={() => csvOf([head, ...lines.map(({ name, cells }) => [name, ...cells])])}
        />
      }
    >
      <FigureTable label={translate('surveyResults.askedTitle')} head={head} lines={lines} />
    </Section>
  );
};
