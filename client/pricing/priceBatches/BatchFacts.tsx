/** The terms of a batch and what was decided on it, beside its prices. */
import { useRecordContext, useTranslate } from 'react-admin';
import type { PriceBatch } from '#contract/pricing/priceBatches';
import { HistorySection } from '../../platform/shared/HistorySection.tsx';
import { PersonName } from '../../platform/shared/PersonName.tsx';
import { useSeesCosts } from '../../platform/shared/useSeesCosts.ts';
import { useCount } from '../../ui/list/useCount.ts';
import { Facts } from '../../ui/record/Facts.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { PriceEnd } from '../shared/priceCells.tsx';
import { useRate } from '../../ui/record/rate.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { PriceListName } from '../shared/priceLists.tsx';
import { useBatchWords } from './useBatchWords.ts';

export const BatchFacts = () => {
  const translate = useTranslate();
  const batch = useRecordContext<PriceBatch>();
  const words = useBatchWords();
  const rate = useRate();
  const count = useCount();
  const seesCosts = useSeesCosts();
  if (!batch) return null;
  const label = (field: string) => `resources.priceBatches.fields.${field}`;
  const {
    rounding,
    request,
    startsAt,
    endsAt,
    computedAt,
    writtenAt,
    minQuantity,
    approverName,
    decision,
    decidedAt,
    reason,
  } = batch;
  // Prices that were all typed say which variants; there is no filter then.
  // A revert restores prices; nobody chose how, and its rows are not flagged when it is made.
  const isRevert = batch.revertsId !== null;
  const isTyped = batch.formula?.kind === 'given' && Object.keys(batch.filter ?? {}).length === 0;
  const facts = [
    { label: label('reason'), value: reason },
    {
      label: label('startsAt'),
      value: startsAt === null ? translate('priceBatches.now') : <Instant at={startsAt} />,
    },
    {
      label: label('endsAt'),
      value: <PriceEnd endsAt={endsAt} />,
    },
    {
      label: label('filter'),
      value: isTyped
        ? translate('priceBatches.typed', { smart_count: batch.itemCount })
        : batch.filter && words.filter(batch.filter),
    },
    { label: label('formula'), value: batch.formula && words.formula(batch.formula) },
    {
      label: label('rounding'),
      value:
        rounding &&
        [
          translate(`priceBatches.endings.${rounding.ending}`),
          rounding.ending !== 'none' && translate(`priceBatches.directions.${rounding.direction}`),
        ]
          .filter(Boolean)
          .join(translate('layout.listSeparator')),
    },
    { label: label('listId'), value: <PriceListName id={batch.listId} /> },
    { label: label('minQuantity'), value: minQuantity > 1 && minQuantity },
    { label: label('maxChangeBps'), value: seesCosts && rate(batch.maxChangeBps) },
    { label: label('minMarginBps'), value: rate(batch.minMarginBps) },
    { label: label('flaggedCount'), value: seesCosts && !isRevert && count(batch.flaggedCount) },
    { label: label('belowFloorCount'), value: seesCosts && count(batch.belowFloorCount) },
    {
      label: label('request.belowFloor'),
      value: !isRevert && translate(`priceBatches.belowFloor.${request.belowFloor}`),
    },
    {
      label: label('request.conflicts'),
      value: !isRevert && translate(`priceBatches.conflicts.${request.conflicts}`),
    },
    { label: label('authorName'), value: <PersonName name={batch.authorName} /> },
    {
      label: label('approverName'),
      value: approverName && <PersonName name={approverName} />,
    },
    { label: label('decision'), value: decision },
    { label: label('decidedAt'), value: decidedAt && <Instant at={decidedAt} /> },
    { label: label('computedAt'), value: computedAt && <Instant at={computedAt} /> },
    { label: label('writtenAt'), value: writtenAt && <Instant at={writtenAt} /> },
  ];
  return (
    <>
      <Section title="priceBatches.sections.facts">
        <Facts facts={facts.filter(({ value }) => value)} />
      </Section>
      <HistorySection />
    </>
  );
};
