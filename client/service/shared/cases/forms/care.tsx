/** What the dialogs and pages of calls show. */
import { Box, MenuItem, TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import { CARE_OUTCOMES, CareDetails } from '#contract/service/careCalls';
import { InstantPicker } from '../../../../ui/form/InstantInput.tsx';
import { Gap } from '../../../../ui/record/Gap.tsx';
import { Instant } from '../../../../ui/record/instant.tsx';
import { RecordLink } from '../../../../ui/record/RecordLink.tsx';
import { Section } from '../../../../ui/record/Section.tsx';
import type { CaseFieldsProps, CaseForm, KindDetails } from '../formTypes.ts';
import { requires } from '../missing.ts';

const DAY_MS = 86_400_000;

const PlanFields = ({ input, onInput, errors }: CaseFieldsProps) => (
  <InstantPicker
    value={typeof input.plannedAt === 'number' ? input.plannedAt : null}
    onChange={(plannedAt) => onInput({ ...input, plannedAt })}
    dayLabel="cases.fields.plannedAt"
    timeLabel="tickets.time"
    error={errors?.plannedAt}
  />
);
const planned = {
  initial: () => ({ plannedAt: Date.now() + DAY_MS }),
  missing: requires('plannedAt'),
  Fields: PlanFields,
};

const AttemptFields = ({ input, onInput, errors }: CaseFieldsProps) => {
  const translate = useTranslate();
  return (
    <>
      <TextField
        select
        fullWidth
        required
        error={errors?.outcome !== undefined}
        helperText={errors?.outcome && translate(errors.outcome)}
        label={translate('cases.fields.outcome')}
        value={typeof input.outcome === 'string' ? input.outcome : ''}
        onChange={({ target }) => onInput({ ...input, outcome: target.value })}
      >
        {CARE_OUTCOMES.map((one) => (
          <MenuItem key={one} value={one}>
            {translate(`cases.outcomes.${one}`)}
          </MenuItem>
        ))}
      </TextField>
      <InstantPicker
        value={typeof input.calledAt === 'number' ? input.calledAt : null}
        onChange={(calledAt) => onInput({ ...input, calledAt })}
        dayLabel="cases.fields.calledAt"
        timeLabel="tickets.time"
        error={errors?.calledAt}
      />
    </>
  );
};

export const careForms: readonly CaseForm[] = [
  { kind: 'care', action: 'open', ...planned },
  { kind: 'care', action: 'reschedule', ...planned },
  {
    kind: 'care',
    action: 'attempt',
    missing: requires('outcome'),
    Fields: AttemptFields,
  },
];

const Content: KindDetails['Content'] = ({ record }) => {
  const translate = useTranslate();
  const details = CareDetails.safeParse(record.details);
  if (!details.success) return null;
  const { rule, cause, attempts } = details.data;
  return (
    <Section title="cases.sections.calls">
      <p>{translate(`cases.careRules.${rule}`)}</p>
      {cause && (
        <p>
          {translate('careCauses.cause')}
          <Gap />
          <RecordLink resource={cause.resource} id={cause.id}>
            {cause.name}
          </RecordLink>
        </p>
      )}
      <Box component="ol" sx={{ m: 0, pl: 2.5 }}>
        {attempts.map(({ id, outcome, at }) => (
          <li key={id}>
            {translate(`cases.outcomes.${outcome}`)}
            {translate('layout.partSeparator')}
            <Instant at={at} />
          </li>
        ))}
      </Box>
    </Section>
  );
};
export const careDetails: KindDetails = { kind: 'care', Content };
