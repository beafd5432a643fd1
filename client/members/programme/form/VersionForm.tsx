/** The form of a version: what the programme says, checked while it is typed. */
import { Box } from '@mui/material';
import { useEffect, useMemo, useRef } from 'react';
import { BooleanInput, SelectInput } from 'react-admin';
import { useFormContext, useWatch } from 'react-hook-form';
import { APPLY_TO, type ProgrammeTerms } from '#contract/members/programme';
import type { LevelRanks } from '#rules/platform/audiences';
import { StartSection } from '../../../platform/shared/versions/StartSection.tsx';
import { Form } from '../../../ui/form/Form.tsx';
import { THREE } from '../../../ui/form/layout.ts';
import { WholeInput } from '../../../ui/form/WholeInput.tsx';
import { LocalizedInput } from '../../../ui/record/localized.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { usePaused } from '../../../ui/usePaused.ts';
import { formContract, type FormValues } from '../formContract.ts';
import { choicesOf, label } from './choices.ts';
import { LevelsSection } from './LevelsSection.tsx';
import { ExpirySection, ReturnsSection, SpendingSection } from './PointSections.tsx';
import { RulesSection } from './RulesSection.tsx';

/** Shows what is wrong beside the fields while somebody types, not only when it is saved. */
const CheckWhileTyping = () => {
  const { trigger } = useFormContext();
  const values = usePaused(useWatch());
  const isFirst = useRef(true);
  useEffect(() => {
    if (isFirst.current) isFirst.current = false;
    else void trigger();
  }, [values, trigger]);
  return null;
};

export interface VersionFormProps {
  ranks: LevelRanks;
  /** The version that this one follows. */
  before: ProgrammeTerms | null;
  defaultValues?: FormValues;
}

export const VersionForm = ({ ranks, before, defaultValues }: VersionFormProps) => {
  const contract = useMemo(() => formContract(ranks, before), [ranks, before]);
  return (
    <Form contract={contract} {...(defaultValues && { defaultValues: { ...defaultValues } })}>
      <CheckWhileTyping />
      <StartSection
        resource="programmeVersions"
        title="programme.form.sections.start"
        help="programme.form.plannedHelp"
      >
        <LocalizedInput source="terms.names" label={label('names')} />
      </StartSection>
      <LevelsSection ranks={ranks} before={before} />
      <Section title="programme.form.sections.members">
        <Box sx={THREE}>
          <SelectInput
            source="terms.applyTo"
            label={label('applyTo')}
            choices={choicesOf(APPLY_TO, 'applyTos')}
            helperText={false}
          />
          <WholeInput source="terms.refundDays" label={label('refundDays')} helperText={false} />
          <BooleanInput
            source="terms.requalifyExtends"
            label={label('requalifyExtends')}
            helperText={false}
          />
        </Box>
      </Section>
      <RulesSection />
      <ExpirySection />
      <SpendingSection />
      <ReturnsSection />
    </Form>
  );
};
