/** What entries give, by the kind of the activity. */
import { Box } from '@mui/material';
import { required } from 'react-admin';
import { useWatch } from 'react-hook-form';
import type { MemberActivityKind } from '#contract/promotions/memberActivities';
import { TWO } from '../../ui/form/layout.ts';
import { RecordInput } from '../../ui/form/RecordInput.tsx';
import { WholeInput } from '../../ui/form/WholeInput.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { PrizeRows } from './PrizeRows.tsx';

const UNIQUE = { kind: 'unique' };

const BatchInput = ({ isNeeded, help }: { isNeeded: boolean; help: string }) => (
  <RecordInput
    source="batchId"
    reference="couponBatches"
    filter={UNIQUE}
    optionText="name"
    helperText={help}
    {...(isNeeded && { validate: required() })}
  />
);
const PointsInput = () => (
  <WholeInput source="points" min={1} helperText="memberActivities.help.points" />
);
const MaxEntries = ({ isNeeded = false }: { isNeeded?: boolean }) => (
  <WholeInput
    source="maxEntries"
    min={1}
    helperText={`memberActivities.help.${isNeeded ? 'places' : 'maxEntries'}`}
    {...(isNeeded && { validate: required() })}
  />
);

const Reward = () => (
  <Box sx={TWO}>
    <PointsInput />
    <BatchInput isNeeded={false} help="memberActivities.help.batch" />
    <MaxEntries />
  </Box>
);

const Draw = () => (
  <>
    <PrizeRows />
    <Box sx={TWO}>
      <MaxEntries />
    </Box>
  </>
);

const Reservation = () => {
  const toText = useLocalize();
  return (
    <Box sx={TWO}>
      <RecordInput
        source="productId"
        reference="products"
        optionText={({ names }: { names?: Record<string, string> }) => toText(names)}
        validate={required()}
      />
      <MaxEntries isNeeded />
      <BatchInput isNeeded help="memberActivities.help.right" />
    </Box>
  );
};

const Contest = () => (
  <Box sx={TWO}>
    <WholeInput
      source="winners"
      min={1}
      validate={required()}
      helperText="memberActivities.help.winners"
    />
    <MaxEntries />
    <PointsInput />
    <BatchInput isNeeded={false} help="memberActivities.help.batch" />
  </Box>
);

const FIELDS = { reward: Reward, draw: Draw, reservation: Reservation, contest: Contest } as const;

export const GivenFields = () => {
  const kind = (useWatch({ name: 'kind' }) as MemberActivityKind | undefined) ?? 'reward';
  const Fields = FIELDS[kind];
  return (
    <Section
      title={`memberActivities.sections.given.${kind}`}
      {...(kind === 'draw' && { help: 'memberActivities.help.odds' })}
    >
      <Fields />
    </Section>
  );
};
