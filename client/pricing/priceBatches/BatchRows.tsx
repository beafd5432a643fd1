/** The rows of a saved batch, a page at a time, the gravest first. */
import { Skeleton, Typography } from '@mui/material';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider, useGetOne, useTranslate } from 'react-admin';
import type { BatchRow } from '#contract/pricing/priceBatches/batchRows';
import type { PriceBatch } from '#contract/pricing/priceBatches';
import { rowsTellCosts } from '#rules/pricing/tellingBatches';
import type { Api } from '../../api.ts';
import { useSeesCosts } from '../../platform/shared/useSeesCosts.ts';
import { Section } from '../../ui/record/Section.tsx';
import { Pager } from './Pager.tsx';
import { PriceRows } from './PriceRows.tsx';
import { PAGE } from './usePreview.ts';

/** For people without sight of costs: why they do not see the rows. */
const Withheld = () => {
  const translate = useTranslate();
  return (
    <Section title="priceBatches.sections.rows">
      <Typography color="text.secondary">{translate('priceBatches.withheld')}</Typography>
    </Section>
  );
};

export const BatchRows = ({ batch }: { batch: PriceBatch }) => {
  const seesCosts = useSeesCosts();
  const { revertsId } = batch;
  const mustKnowReverted = !seesCosts && revertsId !== null;
  const { data: reverted } = useGetOne<PriceBatch>(
    'priceBatches',
    { id: revertsId ?? undefined },
    { enabled: mustKnowReverted },
  );
  if (seesCosts) return <Rows batch={batch} seesFlags />;
  if (mustKnowReverted && !reverted) return null;
  return rowsTellCosts(batch, reverted ?? null) ? (
    <Withheld />
  ) : (
    <Rows batch={batch} seesFlags={false} />
  );
};

interface RowsProps {
  batch: PriceBatch;
  seesFlags: boolean;
}

const Rows = ({ batch: { id, version, revertsId }, seesFlags }: RowsProps) => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const [page, setPage] = useState(0);
  const [flaggedOnly, setFlaggedOnly] = useState(false);
  const asked = { from: page * PAGE, limit: PAGE, flaggedOnly };
  const { data, isFetching } = useQuery({
    queryKey: ['priceBatches', 'rows', id, version, asked],
    queryFn: async () =>
      (await api.act<{ rows: BatchRow[]; total: number }>('priceBatches', id, 'rows', asked)).data,
    placeholderData: keepPreviousData,
  });
  return (
    <Section title="priceBatches.sections.rows">
      {!data ? (
        <Skeleton variant="rounded" height={320} />
      ) : (
        <>
          <Pager
            total={data.total}
            page={page}
            onPage={setPage}
            // Prices that a revert restores are not flagged when it is made.
            {...(seesFlags &&
              revertsId === null && {
                flaggedOnly,
                onFlaggedOnly: (only: boolean) => {
                  setFlaggedOnly(only);
                  setPage(0);
                },
              })}
          />
          {data.rows.length > 0 ? (
            <PriceRows compact rows={data.rows} isOld={isFetching} />
          ) : (
            <Typography color="text.secondary" sx={{ py: 3, textAlign: 'center' }}>
              {translate('priceBatches.preview.nothing')}
            </Typography>
          )}
        </>
      )}
    </Section>
  );
};
