import { Box } from '@mui/material';
import type { ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import { BooleanInput, required, SelectInput, TextInput, useTranslate } from 'react-admin';
import { RecordInput } from '../../ui/form/RecordInput.tsx';
import { WholeInput } from '../../ui/form/WholeInput.tsx';
import type { BatchForm } from '#contract/promotions/coupons';
import { ISSUE_EVENTS } from '#contract/promotions/coupons/issuing';
import { CODE_LENGTH, MAX_CODES } from '#contract/promotions/codes';
import { useCount } from '../../ui/list/useCount.ts';
import { EndInput } from '../../ui/form/EndInput.tsx';
import { InstantInput } from '../../ui/form/InstantInput.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { ClaimLevels } from './ClaimLevels.tsx';
import { Keyspace } from './Keyspace.tsx';
import { KindInput } from './KindInput.tsx';
import { PrintedFields } from './PrintedFields.tsx';

const TWO = {
  display: 'grid',
  gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'minmax(0, 1fr) minmax(0, 1fr)' },
  columnGap: 2,
  alignItems: 'start',
} as const;
const EVENTS = ISSUE_EVENTS.map((id) => ({ id, name: `couponBatches.events.${id}` }));
/** What is given once for each cause, however many a member may have. */
const MOST_HELP: Record<string, string> = {
  birthday: 'couponBatches.help.perBirthday',
  level_reached: 'couponBatches.help.perLevel',
};
/** The promotions that codes can bring. */
const BY_CODE = { trigger: 'code' };
const NEWEST = { field: 'updatedAt', order: 'DESC' } as const;
const plainText = (text: string | null) => text ?? '';

const SharedFields = () => (
  <Box sx={TWO}>
    <TextInput
      source="code"
      validate={required()}
      parse={plainText}
      helperText="couponBatches.help.code"
    />
    <WholeInput source="usesPerCode" min={1} helperText="couponBatches.help.sharedUses" />
  </Box>
);

const UniqueFields = () => {
  const translate = useTranslate();
  const count = useCount();
  return (
    <>
      <Box sx={TWO}>
        <TextInput source="prefix" parse={plainText} helperText="couponBatches.help.prefix" />
        <TextInput source="suffix" parse={plainText} helperText="couponBatches.help.suffix" />
        <WholeInput
          source="length"
          validate={required()}
          min={CODE_LENGTH.min}
          max={CODE_LENGTH.max}
          helperText={translate('couponBatches.help.length', CODE_LENGTH)}
        />
        <WholeInput
          source="quantity"
          validate={required()}
          min={1}
          max={MAX_CODES}
          helperText={translate('couponBatches.help.quantity', { max: count(MAX_CODES) })}
        />
        <WholeInput source="usesPerCode" min={1} helperText="couponBatches.help.uniqueUses" />
      </Box>
      <Keyspace />
    </>
  );
};

const FIELDS: Record<BatchForm, () => ReactNode> = {
  shared: SharedFields,
  unique: UniqueFields,
  printed: PrintedFields,
};

export const BatchFields = () => {
  const kind = useWatch({ name: 'kind' }) as BatchForm;
  const [open, event] = useWatch({ name: ['claim.open', 'claim.event'] }) as [
    boolean,
    string | null,
  ];
  const FormFields = FIELDS[kind];
  const isGiven = kind !== 'shared' && (open || Boolean(event));
  return (
    <>
      <Section title="couponBatches.sections.codes">
        <Box sx={TWO}>
          <RecordInput
            source="promotionId"
            reference="promotions"
            filter={BY_CODE}
            sort={NEWEST}
            optionText="name"
            validate={required()}
            helperText="couponBatches.help.promotion"
          />
          <TextInput
            source="name"
            validate={required()}
            parse={plainText}
            helperText="couponBatches.help.name"
          />
        </Box>
        <KindInput />
        <FormFields />
      </Section>
      <Section title="couponBatches.sections.validity" help="couponBatches.help.validity">
        <Box sx={TWO}>
          <InstantInput
            source="validFrom"
            dayLabel="resources.couponBatches.fields.validFrom"
            timeLabel="couponBatches.time"
          />
          <EndInput
            startSource="validFrom"
            source="validUntil"
            label="couponBatches.lastDay"
            timeLabel="ui.endTime"
          />
          {kind !== 'shared' && (
            <WholeInput
              source="daysAfterClaim"
              min={1}
              max={3650}
              helperText="couponBatches.help.daysAfterClaim"
            />
          )}
        </Box>
      </Section>
      {kind !== 'shared' && (
        <Section title="couponBatches.sections.claim" help="couponBatches.help.claim">
          <BooleanInput source="claim.open" helperText="couponBatches.help.open" />
          <BooleanInput source="claim.bound" helperText="couponBatches.help.bound" />
          <Box sx={TWO}>
            <SelectInput
              source="claim.event"
              choices={EVENTS}
              parse={(value: string) => value || null}
              helperText="couponBatches.help.event"
            />
            {isGiven && (
              <WholeInput
                source="claim.perMember"
                validate={required()}
                min={1}
                max={1000}
                helperText={MOST_HELP[event ?? ''] ?? false}
              />
            )}
          </Box>
          {isGiven && <ClaimLevels />}
        </Section>
      )}
    </>
  );
};
