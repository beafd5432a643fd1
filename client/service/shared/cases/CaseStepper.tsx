/** How far a case has come. */
import { Step, StepLabel, Stepper } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { CaseDetail } from '#contract/service/cases';
import { pathOf } from '#rules/service/stages';

export const CaseStepper = ({
  kind,
  stage,
  steps,
}: Pick<CaseDetail, 'kind' | 'stage' | 'steps'>) => {
  const translate = useTranslate();
  const path = pathOf(kind, stage, steps);
  const place = path.indexOf(stage);
  // A stage beside the main path is told by its chip.
  if (place < 0) return null;
  const isOver = place === path.length - 1;
  return (
    <Stepper
      activeStep={isOver ? path.length : place}
      orientation="horizontal"
      sx={{ flexWrap: 'wrap', rowGap: 1, mb: 2 }}
      aria-label={translate('cases.progress')}
    >
      {path.map((one) => (
        <Step key={one}>
          <StepLabel>{translate(`cases.stages.${one}`)}</StepLabel>
        </Step>
      ))}
    </Stepper>
  );
};
