/** A batch: where it stands, what it changes, what can be done with it. */
import { Box, Typography } from '@mui/material';
import { useState } from 'react';
import { useRecordContext, useTranslate } from 'react-admin';
import type { PriceBatch } from '#contract/pricing/priceBatches';
import { useCount } from '../../ui/list/useCount.ts';
import { Instant } from '../../ui/record/instant.tsx';
import { ShowPage } from '../../ui/record/RecordPage.tsx';
import { useBatchName } from '../shared/useBatchName.ts';
import { BatchFacts } from './BatchFacts.tsx';
import { BatchRows } from './BatchRows.tsx';
import { ApproversLeft } from '../../platform/shared/approvers/ApproversLeft.tsx';
import { BatchStanding } from './BatchStanding.tsx';
import { BatchVerbs } from './BatchVerbs.tsx';
import { Conflicts, type Refused } from './Conflicts.tsx';
import { MovedRows } from './MovedRows.tsx';
import { PhaseChip } from './PhaseChip.tsx';

const Header = ({ onRefused }: { onRefused: (refused: Refused | null) => void }) => {
  const translate = useTranslate();
  const count = useCount();
  const batch = useRecordContext<PriceBatch>();
  if (!batch) return null;
  const { phase, itemCount, startsAt, writtenAt } = batch;
  const from = startsAt ?? writtenAt;
  const items = translate('priceBatches.items', { smart_count: itemCount }).replace(
    String(itemCount),
    count(itemCount),
  );
  return (
    <>
      <PhaseChip phase={phase} />
      <strong>{items}</strong>
      {from === null ? <span>{translate('priceBatches.now')}</span> : <Instant at={from} />}
      <Box sx={{ ml: 'auto', display: 'flex', alignItems: 'center', gap: 1 }}>
        <BatchVerbs batch={batch} onRefused={onRefused} />
      </Box>
    </>
  );
};

const Main = ({ refused }: { refused: Refused | null }) => {
  const batch = useRecordContext<PriceBatch>();
  if (!batch) return null;
  return (
    <>
      <div aria-live="polite">{refused && <Conflicts refused={refused} />}</div>
      <BatchStanding batch={batch} />
      {(batch.phase === 'submitted' || (batch.phase === 'draft' && batch.breaches.length > 0)) && (
        <ApproversLeft resource="priceBatches" authorIds={[batch.authorId]} />
      )}
      <MovedRows batch={batch} />
      <BatchRows key={batch.id} batch={batch} />
    </>
  );
};

const Title = () => {
  const toName = useBatchName();
  const batch = useRecordContext<PriceBatch>();
  return (
    <Typography component="span" sx={{ font: 'inherit' }}>
      {batch ? toName(batch) : ''}
    </Typography>
  );
};

const BatchShow = () => {
  const [refused, setRefused] = useState<Refused | null>(null);
  return (
    <ShowPage title={<Title />} header={<Header onRefused={setRefused} />} rail={<BatchFacts />}>
      <Main refused={refused} />
    </ShowPage>
  );
};
export default BatchShow;
