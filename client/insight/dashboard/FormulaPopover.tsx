import HelpOutline from '@mui/icons-material/HelpOutline';
import { Box, Button, IconButton, Popover, Typography } from '@mui/material';
import { type ReactNode, useId, useState } from 'react';
import { LinkBase, useGetOne, useTranslate } from 'react-admin';
import type { Category } from '#contract/catalog/categories';
import { type KpiAnswer, type Measure, MEASURE_SOURCES } from '#contract/insight/kpis';
import type { Period } from '#contract/orders/sales';
import { useLocalize } from '../../ui/record/localized.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { formatPeriod } from '../../ui/record/dayText.ts';
import { useAudienceName } from '../../platform/shared/audience/useAudienceChoices.ts';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { RecordsNote } from '../shared/RecordsNote.tsx';
import type { Asked } from './figures.ts';
import { rowsBehind } from './links.ts';
import { useMeasureText } from './measures.ts';
import { Gap } from '../../ui/record/Gap.tsx';

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <>
    <Box component="dt" sx={{ color: 'text.secondary' }}>
      {name}
    </Box>
    <Box component="dd" sx={{ m: 0 }}>
      {children}
    </Box>
  </>
);

const CategoryName = ({ id }: { id: number }) => {
  const toText = useLocalize();
  const { data } = useGetOne<Category>('categories', { id });
  return <>{data ? toText(data.names) : '…'}</>;
};

const COUNTS_MEMBERS: ReadonlySet<Measure> = new Set([
  'buyers',
  'newBuyers',
  'returningBuyers',
  'purchaseFrequency',
]);

export interface FormulaPopoverProps {
  measure: Measure;
  answer: KpiAnswer;
  asked: Asked;
}

const Explanation = ({ measure, answer, asked }: FormulaPopoverProps) => {
  const translate = useTranslate();
  const text = useMeasureText();
  const nameOf = useAudienceName();
  const { locale } = useStoreSettings();
  const { previous, compared, sources, changedAt } = answer;
  const spanOf = (span: Period | null) => (span ? formatPeriod(span.from, span.to, locale) : '–');
  const all = translate('dashboard.filters.all');
  return (
    <>
      <Typography sx={{ mb: 1.5 }}>{translate(`dashboard.measures.${measure}.formula`)}</Typography>
      <Box
        component="dl"
        sx={{
          m: 0,
          mb: 1.5,
          display: 'grid',
          gridTemplateColumns: 'max-content 1fr',
          columnGap: 2,
          rowGap: 0.5,
        }}
      >
        <Fact name={translate('dashboard.why.period')}>
          {formatPeriod(asked.from, asked.to, locale)}
          <br />
          {text.of(measure, answer.total)}
          <div>{text.coverage(measure, answer.total)}</div>
        </Fact>
        <Fact name={translate('dashboard.why.comparison')}>
          {formatPeriod(previous.from, previous.to, locale)}
          <br />
          {text.of(measure, previous)}
          <div>{text.coverage(measure, previous)}</div>
        </Fact>
        {compared && compared.now.to < asked.to && (
          <Fact name={translate('dashboard.why.change')}>
            {[compared.now, compared.before].map((days) => (
              <div key={days.from}>
                {formatPeriod(days.from, days.to, locale)}
                <br />
                {text.of(measure, days)}
              </div>
            ))}
          </Fact>
        )}
        <Fact name={translate('dashboard.filters.channel')}>
          {asked.channel === null ? all : nameOf('channels', asked.channel)}
        </Fact>
        <Fact name={translate('dashboard.filters.category')}>
          {asked.categoryId === null ? all : <CategoryName id={asked.categoryId} />}
        </Fact>
        {MEASURE_SOURCES[measure].map((source) => (
          <Fact key={source} name={translate(`dashboard.why.sources.${source}`)}>
            {spanOf(sources[source])}
          </Fact>
        ))}
        <Fact name={translate('dashboard.why.changedAt')}>
          <Instant at={changedAt} isRelative />
        </Fact>
      </Box>
      {measure === 'conversion' && answer.withoutVisits.length > 0 && (
        <Typography sx={{ mb: 1.5 }}>
          {translate('dashboard.why.withoutVisits', {
            channels: new Intl.ListFormat(locale).format(
              answer.withoutVisits.map((code) => nameOf('channels', code)),
            ),
          })}
        </Typography>
      )}
      <Typography variant="caption" color="text.secondary" component="p" sx={{ mb: 1 }}>
        {translate('dashboard.why.days', { timeZone: answer.timeZone })}
        <Gap />
        {asked.compare === 'previous' && translate('dashboard.why.like')}
        {COUNTS_MEMBERS.has(measure) && (
          <>
            <Gap />
            <RecordsNote />
          </>
        )}
      </Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        {rowsBehind(measure, asked).map(({ kind, address }) => (
          <Button key={kind} component={LinkBase} to={address} variant="outlined">
            {translate(`dashboard.why.rows.${kind}`)}
          </Button>
        ))}
      </Box>
    </>
  );
};

/** Every figure can be asked why: its formula, period, filters, freshness, and the records it counts. */
export const FormulaPopover = (props: FormulaPopoverProps) => {
  const translate = useTranslate();
  const titleId = useId();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const name = translate(`dashboard.measures.${props.measure}.name`);
  return (
    <>
      <IconButton
        size="small"
        aria-haspopup="dialog"
        aria-label={translate('dashboard.why.open', { name })}
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
      >
        <HelpOutline sx={{ fontSize: 18 }} />
      </IconButton>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        transitionDuration={0}
        slotProps={{
          paper: { role: 'dialog', 'aria-labelledby': titleId, sx: { p: 2, maxWidth: 380 } },
        }}
      >
        <Typography id={titleId} variant="h3" component="h2" sx={{ mb: 1 }}>
          {translate('dashboard.why.title', { name })}
        </Typography>
        <Explanation {...props} />
      </Popover>
    </>
  );
};
