/** What a promotion or a campaign brought, with its baseline named; what cannot be computed says so. */
import { Alert, Box, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useDataProvider, useTranslate } from 'react-admin';
import { type EffectReport, MIN_ORDERS } from '#contract/promotions/effects';
import type { Api } from '../../../api.ts';
import { addDays } from '#shared/days';
import { formatDay } from '../../../ui/record/dayText.ts';
import { useStoreSettings } from '../../../ui/record/useStoreSettings.ts';
import { useMoney } from '../../../ui/record/money.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { useCount } from '../../../ui/list/useCount.ts';
import { DaysPanel } from './DaysPanel.tsx';
import { EffectFigures } from './EffectFigures.tsx';
import { effectQuery, type EffectSubject } from './effectQuery.ts';
import { Loading } from '../../../ui/feedback/Loading.tsx';

const CODES = ['issued', 'claimed', 'redeemed'] as const;
const FUNNEL = [...CODES, 'orders'] as const;

const Funnel = ({ funnel }: { funnel: EffectReport['funnel'] }) => {
  const translate = useTranslate();
  const count = useCount();
  const most = Math.max(1, ...FUNNEL.map((step) => funnel[step] ?? 0));
  return (
    <Box sx={{ mb: 2 }}>
      <Typography variant="subtitle2" component="h3" sx={{ mb: 0.5 }}>
        {translate('effect.funnel.title')}
      </Typography>
      <Box
        component="dl"
        sx={{
          m: 0,
          display: 'grid',
          gridTemplateColumns: 'max-content 1fr',
          columnGap: 1.5,
          rowGap: 0.5,
        }}
      >
        {FUNNEL.map((step) => (
          <Box key={step} sx={{ display: 'contents' }}>
            <Box component="dt" sx={{ color: 'text.secondary' }}>
              {translate(`effect.funnel.${step}`)}
            </Box>
            <Box component="dd" sx={{ m: 0, display: 'flex', alignItems: 'center', gap: 1 }}>
              <Box
                aria-hidden="true"
                sx={{
                  height: 10,
                  borderRadius: 1,
                  bgcolor: 'primary.main',
                  width: `calc((100% - 72px) * ${(funnel[step] ?? 0) / most})`,
                  minWidth: 2,
                }}
              />
              <Box component="span" sx={{ fontVariantNumeric: 'tabular-nums' }}>
                {count(funnel[step])}
              </Box>
            </Box>
          </Box>
        ))}
      </Box>
    </Box>
  );
};

/** Why days after the end have orders. */
const AfterEnd = ({ report: { from, to, byDay } }: { report: EffectReport }) => {
  const translate = useTranslate();
  const { locale } = useStoreSettings();
  if (from === to || !byDay?.some(({ day, orders }) => day >= to && orders > 0)) return null;
  return (
    <Typography variant="body2" sx={{ color: 'text.secondary' }}>
      {translate('effect.afterEnd', { day: formatDay(addDays(to, -1), locale) })}
    </Typography>
  );
};

export const EffectSection = ({
  resource,
  id,
  actions,
}: {
  resource: EffectSubject;
  id: number;
  actions?: ReactNode;
}) => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const money = useMoney();
  const count = useCount();
  const query = useQuery(effectQuery(api, resource, id));
  const { data } = query;
  return (
    <Section title="effect.title" help="effect.help" actions={actions}>
      {!data ? (
        <Loading query={query} height={160} />
      ) : (
        <>
          {!data.enough && (
            <Alert severity="info" sx={{ mb: 2 }}>
              {translate(data.reason ?? 'promotionEffects.notEnough', {
                smart_count: data.orders,
                least: MIN_ORDERS,
              })}
            </Alert>
          )}
          <EffectFigures report={data} />
          {data.funnel && CODES.some((step) => data.funnel?.[step]) && (
            <Funnel funnel={data.funnel} />
          )}
          <DaysPanel
            title={translate('effect.byDay')}
            rows={data.byDay ?? []}
            drawn={{ label: 'effect.revenue', value: ({ revenue }) => revenue }}
            columns={[
              { label: 'effect.orders', value: ({ orders }) => count(orders) },
              { label: 'effect.discount', value: ({ discount }) => money(discount) },
              { label: 'effect.revenue', value: ({ revenue }) => money(revenue) },
            ]}
          />
          <AfterEnd report={data} />
        </>
      )}
    </Section>
  );
};
