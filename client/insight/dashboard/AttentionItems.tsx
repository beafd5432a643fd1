import { Box, Card, Link, Skeleton, Typography } from '@mui/material';
import { useQueries } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { LinkBase, type RaRecord, useDataProvider, useTranslate } from 'react-admin';
import { SHIP_WITHIN_HOURS } from '#contract/orders/orders';
import type { Role } from '#contract/platform/access';
import type { Api } from '../../api.ts';
import { Instant } from '../../ui/record/instant.tsx';
import { StatusChip } from '../../ui/record/StatusChip.tsx';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { listAddress } from './links.ts';
import { type AttentionItem, attentionItems } from './attentionItems.ts';
import { LoadError } from '../../ui/feedback/Loading.tsx';

const REFRESH_MS = 60_000;

/** Counts what waits and finds the one that has waited longest. */
const useWaiting = (needs: readonly AttentionItem[]) => {
  const api = useDataProvider<Api>();
  return useQueries({
    queries: needs.map(({ resource, filter, sort: [field, order] }) => ({
      queryKey: [resource, 'waiting', filter],
      queryFn: async ({ signal }: { signal: AbortSignal }) => {
        const { data, total = 0 } = await api.getList<RaRecord>(resource, {
          pagination: { page: 1, perPage: 1 },
          sort: { field, order },
          filter,
          signal,
        });
        return { total, first: data[0] };
      },
      refetchInterval: REFRESH_MS,
      retry: false,
    })),
  });
};

interface WaitingProps {
  need: AttentionItem;
  total: number;
  first: RaRecord | undefined;
}

const Waiting = ({
  need: { name, tone, resource, filter, sort, since },
  total,
  first,
}: WaitingProps) => {
  const translate = useTranslate();
  const { locale } = useStoreSettings();
  const count = new Intl.NumberFormat(locale).format(total);
  const oldest = since && (first?.[since] as number | undefined);
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        columnGap: 1.5,
        rowGap: 0.25,
        py: 1,
        borderTop: 1,
        borderColor: 'divider',
        '&:first-of-type': { borderTop: 0 },
      }}
    >
      <StatusChip tone={tone} label={count} />
      <Link component={LinkBase} to={listAddress(resource, filter, sort)} sx={{ fontWeight: 500 }}>
        {translate(`dashboard.needs.${name}.what`, {
          smart_count: total,
          hours: SHIP_WITHIN_HOURS,
        })}
      </Link>
      <Typography component="span" color="text.secondary">
        {translate(`dashboard.needs.${name}.why`)}
        {oldest && (
          <>
            {' '}
            {translate('dashboard.needs.oldest')} <Instant at={oldest} isRelative />
          </>
        )}
      </Typography>
    </Box>
  );
};

/** What waits for this person now, with counts; nothing else of the page matters before it. */
export const AttentionItems = ({ role }: { role: Role }) => {
  const translate = useTranslate();
  const titleId = useId();
  // Fixed while the page is open, so that the questions stay the same.
  const [now] = useState(Date.now);
  const needs = attentionItems(role, now);
  const answers = useWaiting(needs);
  const waiting = needs.flatMap((need, index) => {
    const { data } = answers[index] ?? {};
    return data && data.total > 0 ? [{ need, ...data }] : [];
  });
  const isPending = answers.some((answer) => answer.isPending);
  const failed = answers.filter(({ isError, data }) => isError && !data);
  return (
    <Card component="section" aria-labelledby={titleId} sx={{ px: 2, py: 1.5, mb: 3 }}>
      <Typography id={titleId} variant="h3" component="h2" sx={{ mb: 0.5 }}>
        {translate('dashboard.needs.title')}
      </Typography>
      {isPending ? (
        <Skeleton height={40 * needs.length} variant="rounded" />
      ) : waiting.length === 0 && failed.length === 0 ? (
        <Typography color="text.secondary">{translate('dashboard.needs.nothing')}</Typography>
      ) : (
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {waiting.map((one) => (
            <Waiting key={one.need.name} {...one} />
          ))}
        </Box>
      )}
      {failed[0] && (
        <LoadError
          error={failed[0].error}
          onRetry={() => failed.forEach(({ refetch }) => void refetch())}
        />
      )}
    </Card>
  );
};
