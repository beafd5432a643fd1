/** What was done with a case, the newest first. */
import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { CaseStep } from '#contract/service/cases';
import { Instant } from '../../ui/record/instant.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { useStepText } from '../shared/cases/useStepText.ts';
import { StaffWords } from '../shared/wordRedactions/StaffWords.tsx';

export const CaseSteps = ({ steps }: { steps: readonly CaseStep[] }) => {
  const translate = useTranslate();
  const stepText = useStepText();
  return (
    <Section title="cases.sections.steps">
      <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {steps.toReversed().map((step) => (
          <Box component="li" key={step.id} sx={{ mb: 1 }}>
            {stepText(step)}
            {step.action === 'requestInfo' && (
              <div>
                <StaffWords
                  resource="cases"
                  recordId={step.caseId}
                  part="question"
                  partId={step.id}
                  words={step.question}
                />
              </div>
            )}
            <div>
              <StaffWords
                resource="cases"
                recordId={step.caseId}
                part="step"
                partId={step.id}
                words={step.reason}
              />
            </div>
            <Box component="div" sx={{ color: 'text.secondary', fontSize: 12.5 }}>
              {translate(`cases.parties.${step.party}`)}
              {translate('layout.partSeparator')}
              <Instant at={step.at} />
            </Box>
          </Box>
        ))}
      </Box>
    </Section>
  );
};
