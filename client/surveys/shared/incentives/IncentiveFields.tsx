/** What everybody gets who answers. */
import { Box, MenuItem, TextField } from '@mui/material';
import { required, useTranslate } from 'react-admin';
import { useFormContext, useWatch } from 'react-hook-form';
import { INCENTIVE_KINDS } from '#contract/surveys/incentives';
import { firstMessage } from '../../../platform/shared/audience/firstMessage.ts';
import { TWO } from '../../../ui/form/layout.ts';
import { RecordInput } from '../../../ui/form/RecordInput.tsx';
import { WholeInput } from '../../../ui/form/WholeInput.tsx';
import { Section } from '../../../ui/record/Section.tsx';

const NOTHING = 'none';
/** With what each kind begins: the parts of another kind would be refused. */
const FIRST: Readonly<Record<string, object>> = {
  points: { kind: 'points', points: null },
  coupon: { kind: 'coupon', batchId: null },
};
const GIVABLE = { isGivable: true };

/** It is not registered as `incentive.kind`, so that a distribution without one stays without. */
const KindInput = ({ kind }: { kind: string }) => {
  const translate = useTranslate();
  const { setValue, clearErrors, getFieldState, formState } = useFormContext();
  const refusal = firstMessage(getFieldState('incentive.kind', formState).error);
  return (
    <TextField
      select
      label={translate('resources.surveyDistributions.fields.incentive.kind')}
      value={kind}
      error={refusal !== undefined}
      helperText={refusal && translate(refusal)}
      onChange={({ target: { value } }) => {
        clearErrors('incentive');
        setValue('incentive', FIRST[value] ?? null, { shouldDirty: true });
      }}
    >
      {[NOTHING, ...INCENTIVE_KINDS].map((one) => (
        <MenuItem key={one} value={one}>
          {translate(`surveyIncentives.kinds.${one}`)}
        </MenuItem>
      ))}
    </TextField>
  );
};

export const IncentiveFields = () => {
  const incentive: { kind?: string } | null | undefined = useWatch({ name: 'incentive' });
  const kind = incentive?.kind ?? NOTHING;
  return (
    <Section title="surveyIncentives.title" help="surveyIncentives.help">
      <Box sx={TWO}>
        <KindInput kind={kind} />
        {kind === 'points' && (
          <WholeInput
            source="incentive.points"
            min={1}
            max={100_000}
            validate={required()}
            helperText="surveyIncentives.pointsHelp"
          />
        )}
        {kind === 'coupon' && (
          <RecordInput
            source="incentive.batchId"
            reference="couponBatches"
            filter={GIVABLE}
            noOptionsText="coupons.noneGivable"
            optionText="name"
            validate={required()}
            helperText="surveyIncentives.batchHelp"
          />
        )}
      </Box>
    </Section>
  );
};
