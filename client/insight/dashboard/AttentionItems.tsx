import { Box, Card, Skeleton, Typography } from '@mui/material';
import { useId } from 'react';
import { useTranslate } from 'react-admin';
import type { AttentionItem } from '#contract/platform/attention';
import { useAttention } from '../../platform/shared/attention/useAttention.ts';
import { LoadError } from '../../ui/feedback/Loading.tsx';
import { AttentionRow } from './AttentionRow.tsx';

const Rows = ({ items }: { items: readonly AttentionItem[] }) => (
  <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
    {items.map((item) => (
      <AttentionRow key={item.name} item={item} />
    ))}
  </Box>
);

/** What waits for this person now, with counts, then what is good to know; nothing else of the page matters before it. */
export const AttentionItems = () => {
  const translate = useTranslate();
  const titleId = useId();
  const { data: items, error, refetch } = useAttention();
  const waiting = items?.filter(({ tone }) => tone !== 'information') ?? [];
  const further = items?.filter(({ tone }) => tone === 'information') ?? [];
  return (
    <Card component="section" aria-labelledby={titleId} sx={{ px: 2, py: 1.5, mb: 3 }}>
      <Typography id={titleId} variant="h3" component="h2" sx={{ mb: 0.5 }}>
        {translate('attention.title')}
      </Typography>
      {items ? (
        waiting.length === 0 ? (
          <Typography color="text.secondary">{translate('attention.nothing')}</Typography>
        ) : (
          <Rows items={waiting} />
        )
      ) : (
        !error && <Skeleton height={160} variant="rounded" />
      )}
      {further.length > 0 && (
        <>
          <Typography variant="h3" sx={{ mt: 2, mb: 0.5 }}>
            {translate('attention.further')}
          </Typography>
          <Rows items={further} />
        </>
      )}
      {error && !items && <LoadError error={error} onRetry={refetch} />}
    </Card>
  );
};
