/** A batch: where it stands, what it changes, what can be done with it. */
import { Alert, Box, Typography } from '@mui/material';
import { useState } from 'react';
import { useRecordContext, useTranslate } from 'react-admin';
import { rolesThatCan } from '#contract/platform/access';
import type { PriceBatch } from '#contract/pricing/priceBatches';
import { Facts } from '../../ui/record/Facts.tsx';
import { HistorySection } from '../../platform/shared/HistorySection.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { PersonName, usePersonName } from '../../platform/shared/PersonName.tsx';
import { PriceListName } from '../shared/priceLists.tsx';
import { useRate } from '../../ui/record/rate.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { ShowPage } from '../../ui/record/RecordPage.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { useAccount } from '../../platform/shared/useAccount.ts';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { BatchRows } from './BatchRows.tsx';
import { BatchVerbs } from './BatchVerbs.tsx';
import { Conflicts, type Refused } from './Conflicts.tsx';
import { PhaseChip } from './PhaseChip.tsx';
import { useBatchWords } from './useBatchWords.ts';

const useCount = () => {
  const { locale } = useStoreSettings();
  return (value: number) => new Intl.NumberFormat(locale).format(value);
};

const Header = ({ onRefused }: { onRefused: (refused: Refused | null) => void }) => {
  const translate = useTranslate();
  const count = useCount();
  const batch = useRecordContext<PriceBatch>();
  if (!batch) return null;
  const { phase, itemCount, startsAt, writtenAt } = batch;
  const from = startsAt ?? writtenAt;
  return (
    <>
      <PhaseChip phase={phase} />
      <strong>
        {count(itemCount)} {translate('resources.priceBatches.fields.itemCount')}
      </strong>
      {from === null ? <span>{translate('priceBatches.now')}</span> : <Instant at={from} />}
      <Box sx={{ ml: 'auto', display: 'flex', alignItems: 'center', gap: 1 }}>
        <BatchVerbs batch={batch} onRefused={onRefused} />
      </Box>
    </>
  );
};

/** Who decides, or what has been decided. */
const Standing = ({ batch }: { batch: PriceBatch }) => {
  const translate = useTranslate();
  const account = useAccount();
  const words = useBatchWords();
  const toName = usePersonName();
  const { phase, breaches, authorId, approverName, revertedById, revertsId } = batch;
  const author = toName(batch.authorName);
  if (phase === 'submitted') {
    const why =
      breaches.length > 0 && translate('priceBatches.why', { why: words.breaches(breaches) });
    const roles = rolesThatCan('priceBatches', 'approval').join(', ');
    return (
      <Alert severity={authorId === account?.id ? 'info' : 'warning'} sx={{ mb: 2 }}>
        {translate('priceBatches.waitsFor', { roles, author })} {why}
      </Alert>
    );
  }
  if (phase === 'rejected') {
    return (
      <Alert severity="warning" sx={{ mb: 2 }}>
        {translate('priceBatches.rejectedBy', { name: approverName ?? '–' })}
      </Alert>
    );
  }
  const other = revertedById ?? revertsId;
  if (other === null) return null;
  return (
    <Alert severity="info" sx={{ mb: 2, '& .MuiAlert-message': { py: 0.5 } }}>
      <RecordLink resource="priceBatches" id={other}>
        {translate(
          revertedById === null ? 'priceBatches.revertsBatch' : 'priceBatches.revertBatch',
        )}
      </RecordLink>
    </Alert>
  );
};

const Main = ({ refused }: { refused: Refused | null }) => {
  const batch = useRecordContext<PriceBatch>();
  if (!batch) return null;
  return (
    <>
      <div aria-live="polite">{refused && <Conflicts refused={refused} />}</div>
      <Standing batch={batch} />
      <BatchRows key={batch.id} batch={batch} />
    </>
  );
};

const Rail = () => {
  const translate = useTranslate();
  const batch = useRecordContext<PriceBatch>();
  const words = useBatchWords();
  const rate = useRate();
  const count = useCount();
  if (!batch) return null;
  const label = (field: string) => `resources.priceBatches.fields.${field}`;
  const {
    rounding,
    request,
    startsAt,
    endsAt,
    writtenAt,
    minQuantity,
    approverName,
    decidedAt,
    reason,
  } = batch;
  const facts = [
    { label: label('reason'), value: reason },
    {
      label: label('startsAt'),
      value: startsAt === null ? translate('priceBatches.now') : <Instant at={startsAt} />,
    },
    {
      label: label('endsAt'),
      value: endsAt === null ? translate('priceBatches.noEnd') : <Instant at={endsAt} />,
    },
    { label: label('filter'), value: batch.filter && words.filter(batch.filter) },
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
          .join(', '),
    },
    { label: label('listId'), value: <PriceListName id={batch.listId} /> },
    { label: label('minQuantity'), value: minQuantity > 1 && minQuantity },
    { label: label('maxChangeBps'), value: rate(batch.maxChangeBps) },
    { label: label('minMarginBps'), value: rate(batch.minMarginBps) },
    { label: label('flaggedCount'), value: count(batch.flaggedCount) },
    { label: label('belowFloorCount'), value: count(batch.belowFloorCount) },
    {
      label: label('request.belowFloor'),
      value: translate(`priceBatches.belowFloor.${request.belowFloor}`),
    },
    {
      label: label('request.conflicts'),
      value: translate(`priceBatches.conflicts.${request.conflicts}`),
    },
    { label: label('authorName'), value: <PersonName name={batch.authorName} /> },
    { label: label('approverName'), value: approverName },
    { label: label('decidedAt'), value: decidedAt && <Instant at={decidedAt} /> },
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

const Title = () => {
  const batch = useRecordContext<PriceBatch>();
  return (
    <Typography component="span" sx={{ font: 'inherit' }}>
      {batch?.name ?? ''}
    </Typography>
  );
};

const BatchShow = () => {
  const [refused, setRefused] = useState<Refused | null>(null);
  return (
    <ShowPage title={<Title />} header={<Header onRefused={setRefused} />} rail={<Rail />}>
      <Main refused={refused} />
    </ShowPage>
  );
};
export default BatchShow;
