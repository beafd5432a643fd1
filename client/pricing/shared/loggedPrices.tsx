/** An entry of the log of prices that shoppers saw, in tables. */
import { useTranslate } from 'react-admin';
import type { PriceEvent } from '#contract/pricing/prices';
import { Instant } from '../../ui/record/instant.tsx';
import { Money } from '../../ui/record/money.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { StatusChip } from '../../ui/record/StatusChip.tsx';

/** From when on it held; what was recorded as it began is not planned, even where this clock is behind the server's. */
export const EffectiveAt = ({
  event: { effectiveAt, recordedAt },
  now,
}: {
  event: Pick<PriceEvent, 'effectiveAt' | 'recordedAt'>;
  now: number;
}) => (
  <>
    <Instant at={effectiveAt} />{' '}
    {effectiveAt > Math.max(now, recordedAt) && (
      <StatusChip tone="information" label="priceEvents.planned" />
    )}
  </>
);

/** What the price is reduced from. */
export const OriginalAmount = ({
  event: { amount, originalAmount },
}: {
  event: Pick<PriceEvent, 'amount' | 'originalAmount'>;
}) => (originalAmount > amount ? <Money amount={originalAmount} /> : <>–</>);

/** What changed it: a link where that was a batch. */
export const PriceCause = ({
  event: { cause, batchId },
}: {
  event: Pick<PriceEvent, 'cause' | 'batchId'>;
}) => {
  const translate = useTranslate();
  const word = translate(`prices.causes.${cause}`);
  if (batchId === null) return <>{word}</>;
  return (
    <RecordLink resource="priceBatches" id={batchId}>
      {word} {batchId}
    </RecordLink>
  );
};
