import ConfirmationNumber from '@mui/icons-material/ConfirmationNumberOutlined';
import { Box, LinearProgress } from '@mui/material';
import { DataTable, SelectInput, useTranslate } from 'react-admin';
import { COUPON_BATCH_KINDS, type CouponBatch } from '#contract/promotions/coupons';
import { batchForm, batchState, isGrowing, whyUnusable } from '#rules/promotions/couponStates';
import { NeedsInput } from '../../platform/shared/attention/NeedsInput.tsx';
import { RecordInput } from '../../ui/form/RecordInput.tsx';
import { EmptyState } from '../../ui/list/EmptyState.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { PersonName } from '../../platform/shared/PersonName.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';
import { StatusChip } from '../../ui/record/StatusChip.tsx';
import { useCount } from '../../ui/list/useCount.ts';
import { useBatchWords } from './useBatchWords.ts';

const Column = DataTable.Col<CouponBatch>;
/** How often the list is loaded again while codes are being made. */
const AGAIN_MS = 1500;
const KINDS = COUPON_BATCH_KINDS.map((id) => ({ id, name: `couponBatches.kinds.${id}` }));

const filters = [
  <NeedsInput key="needs" source="needs" names={['expiresSoon', 'usedUp']} />,
  <SelectInput key="kind" source="kind" choices={KINDS} alwaysOn sx={{ minWidth: 150 }} />,
  <RecordInput key="promotionId" source="promotionId" reference="promotions" optionText="name" />,
];

/** How many codes there are; of how many, with a bar, while they are being made. */
const Made = ({ batch }: { batch: CouponBatch }) => {
  const count = useCount();
  const translate = useTranslate();
  if (!isGrowing(batch)) return <>{count(batch.generated)}</>;
  const words = translate('couponBatches.madeOf', {
    made: count(batch.generated),
    quantity: count(batch.quantity),
  });
  return (
    <Box component="span" sx={{ display: 'inline-block', minWidth: 120 }}>
      <span>{words}</span>
      <LinearProgress
        variant="determinate"
        value={(100 * batch.generated) / batch.quantity}
        aria-label={words}
        sx={{ borderRadius: 2 }}
      />
    </Box>
  );
};

/** All codes are made. That they cannot be used yet, or any more, is said beside it. */
const Ready = ({ batch }: { batch: CouponBatch }) => {
  const translate = useTranslate();
  const why = whyUnusable(batch, Date.now());
  return (
    <Box component="span" sx={{ display: 'inline-flex', flexWrap: 'wrap', columnGap: 1 }}>
      <StatusChip tone={why ? 'neutral' : 'good'} label="couponBatches.states.ready" />
      {why && <span>{translate(`couponBatches.unusable.${why}`)}</span>}
    </Box>
  );
};

export const BatchState = (batch: CouponBatch) => {
  const state = batchState(batch);
  if (state === 'ready') return <Ready batch={batch} />;
  return (
    <StatusChip
      tone={state === 'revoked' ? 'bad' : 'information'}
      label={`couponBatches.states.${state}`}
    />
  );
};

const PromotionLink = ({ batch: { promotionId, promotionName } }: { batch: CouponBatch }) => (
  <RecordLink resource="promotions" id={promotionId}>
    {promotionName ?? `#${promotionId}`}
  </RecordLink>
);

const BatchTable = () => {
  const translate = useTranslate();
  const count = useCount();
  const { validity } = useBatchWords();
  return (
    <ResponsiveTable<CouponBatch>
      bulkActionButtons={false}
      hiddenColumns={['usesPerCode', 'authorName']}
      card={{
        title: ({ name }) => name,
        aside: (batch) => <BatchState {...batch} />,
        lines: (batch) => [
          <PromotionLink key="promotion" batch={batch} />,
          validity(batch),
          <span key="made">
            {translate('resources.couponBatches.fields.generated')} <Made batch={batch} />
          </span>,
          `${translate('resources.couponBatches.fields.claimed')} ${count(batch.claimed)} · ${translate('resources.couponBatches.fields.redeemed')} ${count(batch.redeemed)}`,
        ],
      }}
    >
      <Column
        source="name"
        cellSx={() => ({ minWidth: 180 })}
        render={({ name }) => <RecordLink>{name}</RecordLink>}
      />
      <Column
        source="promotionId"
        disableSort
        render={(batch) => <PromotionLink batch={batch} />}
      />
      <Column
        source="kind"
        render={(batch) => translate(`couponBatches.kinds.${batchForm(batch)}`)}
      />
      <Column
        source="state"
        label="couponBatches.state"
        disableSort
        render={(batch) => <BatchState {...batch} />}
      />
      <Column align="right" source="generated" render={(batch) => <Made batch={batch} />} />
      <Column align="right" source="claimed" disableSort render={({ claimed }) => count(claimed)} />
      <Column
        align="right"
        source="redeemed"
        disableSort
        render={({ redeemed }) => count(redeemed)}
      />
      <Column source="validUntil" label="couponBatches.validity" render={validity} />
      <Column
        align="right"
        source="usesPerCode"
        disableSort
        render={({ usesPerCode }) => count(usesPerCode)}
      />
      <Column
        source="authorName"
        disableSort
        render={({ authorName }) => <PersonName name={authorName} />}
      />
      <Column
        source="createdAt"
        render={({ createdAt }) => <Instant at={createdAt} isRelative />}
      />
    </ResponsiveTable>
  );
};

const BatchList = () => {
  return (
    <ListPage
      filters={filters}
      sort={{ field: 'createdAt', order: 'DESC' }}
      queryOptions={{
        refetchInterval: ({ state }) =>
          state.data?.data.some((one) => isGrowing(one as CouponBatch)) ? AGAIN_MS : false,
      }}
      empty={
        <EmptyState
          icon={ConfirmationNumber}
          title="couponBatches.empty.title"
          text="couponBatches.empty.text"
        />
      }
    >
      <BatchTable />
    </ListPage>
  );
};
export default BatchList;
