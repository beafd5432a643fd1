import { useTranslate } from 'react-admin';
import type { SurveyResponse } from '#contract/surveys/responses';
import { StatusChip } from '../../ui/record/StatusChip.tsx';

const TONES = { low: 'bad', middle: 'attention', high: 'good' } as const;

/** The score for the whole, by how high it is; a dash where that was not answered. */
export const ResponseScore = ({
  response: { score, mostScore, band },
}: {
  response: Pick<SurveyResponse, 'score' | 'mostScore' | 'band'>;
}) => {
  const translate = useTranslate();
  if (score === null || mostScore === null) return <>–</>;
  return (
    <StatusChip
      tone={band === null ? 'neutral' : TONES[band]}
      label={translate('surveyResponses.scoreOf', { score, most: mostScore })}
    />
  );
};
