/** What entries give, by the kind of the activity. */
import { Box } from '@mui/material';
import { required } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { isNeeded, type MemberActivityKind } from '#contract/promotions/memberActivities';
import { TWO } from '../../ui/form/layout.ts';
import { RecordInput } from '../../ui/form/RecordInput.tsx';
import { WholeInput } from '../../ui/form/WholeInput.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { MostGiven } from '../shared/activityApprovals/MostGiven.tsx';
import { PrizeRows } from './PrizeRows.tsx';
import { useFixed } from './useFixed.ts';

const GIVABLE = { isGivable: true };

type OfKind = { kind: MemberActivityKind };
const neededBy = (kind: MemberActivityKind, field: 'batchId' | 'maxEntries') =>
  isNeeded(kind, field) ? { validate: required() } : {};

const BatchInput = ({ kind }: OfKind) => {
  const fixed = useFixed();
  return (
    <RecordInput
      source="batchId"
      reference="couponBatches"
      filter={GIVABLE}
      optionText="name"
      noOptionsText="coupons.noneGivable"
      {...fixed('batchId', 'memberActivities.help.batch')}
      {...neededBy(kind, 'batchId')}
    />
  );
};
/** Codes that are the right to buy the product: only batches whose promotion is limited to it are offered. */
const RightInput = ({ kind }: OfKind) => {
  const productId = useWatch({ name: 'productId' }) as number | null | undefined;
  const fixed = useFixed();
  return (
    <RecordInput
      source="batchId"
      reference="couponBatches"
      filter={productId ? { ...GIVABLE, forProduct: Number(productId) } : GIVABLE}
      optionText="name"
      noOptionsText={productId ? 'memberActivities.noRight' : 'coupons.noneGivable'}
      {...fixed('batchId', 'memberActivities.help.right')}
      {...neededBy(kind, 'batchId')}
    />
  );
};
const PointsInput = () => {
  const fixed = useFixed();
  return (
    <WholeInput source="points" min={1} {...fixed('points', 'memberActivities.help.points')} />
  );
};
const MaxEntries = ({ kind }: OfKind) => (
  <WholeInput
    source="maxEntries"
    min={1}
    helperText={`memberActivities.help.${kind === 'reservation' ? 'places' : 'maxEntries'}`}
    {...neededBy(kind, 'maxEntries')}
  />
);

const Reward = ({ kind }: OfKind) => (
  <Box sx={TWO}>
    <PointsInput />
    <BatchInput kind={kind} />
    <MaxEntries kind={kind} />
  </Box>
);

const Draw = ({ kind }: OfKind) => (
  <>
    <PrizeRows />
    <Box sx={TWO}>
      <MaxEntries kind={kind} />
    </Box>
  </>
);

const Reservation = ({ kind }: OfKind) => {
  const toText = useLocalize();
  const fixed = useFixed();
  return (
    <Box sx={TWO}>
      <RecordInput
        source="productId"
        reference="products"
        optionText={({ names }: { names?: Record<string, string> }) => toText(names)}
        validate={required()}
        {...fixed('productId', false)}
      />
      <MaxEntries kind={kind} />
      <RightInput kind={kind} />
    </Box>
  );
};

const Contest = ({ kind }: OfKind) => (
  <Box sx={TWO}>
    <WholeInput
      source="winners"
      min={1}
      validate={required()}
      helperText="memberActivities.help.winners"
    />
    <MaxEntries kind={kind} />
    <PointsInput />
    <BatchInput kind={kind} />
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
      <Fields kind={kind} />
      <MostGiven />
    </Section>
  );
};
