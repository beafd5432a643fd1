/** 6. Together with others: lane, order within it, what it silences, and who never gets it. */
import { Box } from '@mui/material';
import { SelectInput } from 'react-admin';
import { WholeInput } from '../../../ui/form/WholeInput.tsx';
import { useWatch } from 'react-hook-form';
import { EXCLUSIVITIES, LANES, type Terms } from '#contract/promotions/promotions';
import { RateInput } from '../../../ui/record/rate.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { ChoiceInput } from '../../../ui/form/ChoiceInput.tsx';
import { THREE } from '../../../ui/form/layout.ts';
import { More } from '../../../ui/form/More.tsx';
import { LANE_OF } from '../newTerms.ts';

const WORDS = 'promotions.wizard.together';
const exclusivities = EXCLUSIVITIES.map((id) => ({ id, name: `promotions.exclusivities.${id}` }));
const lanes = LANES.map((id) => ({ id, name: `promotions.lanes.${id}` }));

export const TogetherSection = () => {
  const { lane, priority, holdoutBps, rewards } = useWatch({ name: 'terms' }) as Terms;
  const isUnusual =
    priority !== 0 || holdoutBps > 0 || lane !== LANE_OF[rewards[0]?.kind ?? 'percent'];
  return (
    <Section title="promotions.wizard.sections.together">
      <ChoiceInput
        source="terms.exclusivity"
        label={`${WORDS}.exclusivity`}
        choices={exclusivities}
      />
      <More label={`${WORDS}.more`} isUsed={isUnusual}>
        <Box sx={THREE}>
          <SelectInput
            source="terms.lane"
            label={`${WORDS}.lane`}
            choices={lanes}
            helperText={`${WORDS}.laneHelp`}
            isRequired
            fullWidth
          />
          <WholeInput
            source="terms.priority"
            label={`${WORDS}.priority`}
            helperText={`${WORDS}.priorityHelp`}
          />
          <RateInput
            source="terms.holdoutBps"
            label={`${WORDS}.holdout`}
            helperText={`${WORDS}.holdoutHelp`}
          />
        </Box>
      </More>
    </Section>
  );
};
