/** What was chosen for a batch, and its history. */
import { useRecordContext, useTranslate } from 'react-admin';
import { HistorySection } from '../../platform/shared/HistorySection.tsx';
import { PersonName } from '../../platform/shared/PersonName.tsx';
import { useCount } from '../../ui/list/useCount.ts';
import { Facts } from '../../ui/record/Facts.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { Givers, type ShownBatch } from './Givers.tsx';
import { useBatchWords } from './useBatchWords.ts';

export const BatchFacts = () => {
  const count = useCount();
  const batch = useRecordContext<ShownBatch>();
  const { validity, claim } = useBatchWords();
  const translate = useTranslate();
  if (!batch) return null;
  const label = (field: string) => `resources.couponBatches.fields.${field}`;
  const isUnique = batch.kind === 'unique';
  const facts = [
    {
      label: label('promotionId'),
      value: (
        <RecordLink resource="promotions" id={batch.promotionId}>
          {batch.promotionName ?? `#${batch.promotionId}`}
        </RecordLink>
      ),
    },
    { label: 'couponBatches.validity', value: validity(batch) },
    {
      label: label('usesPerCode'),
      value:
        batch.usesPerCode === null
          ? translate('couponBatches.unlimited')
          : count(batch.usesPerCode),
    },
    ...(isUnique
      ? [
          { label: 'couponBatches.claimLabel', value: claim(batch.claim) },
          { label: label('prefix'), value: batch.prefix || null },
          { label: label('suffix'), value: batch.suffix || null },
          // Codes that came from elsewhere have any length.
          ...(batch.length > 0 ? [{ label: label('length'), value: count(batch.length) }] : []),
        ]
      : []),
    ...(batch.givers?.length
      ? [{ label: 'couponBatches.givers', value: <Givers givers={batch.givers} /> }]
      : []),
    { label: label('authorName'), value: <PersonName name={batch.authorName} /> },
    { label: label('createdAt'), value: <Instant at={batch.createdAt} /> },
    ...(batch.revokedAt === null
      ? []
      : [{ label: label('revokedAt'), value: <Instant at={batch.revokedAt} /> }]),
  ];
  return (
    <>
      <Section title="couponBatches.sections.facts">
        <Facts facts={facts} />
      </Section>
      <HistorySection />
    </>
  );
};
