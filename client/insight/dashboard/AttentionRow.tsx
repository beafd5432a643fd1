import { Box, Link, Typography } from '@mui/material';
import { LinkBase, useTranslate } from 'react-admin';
import { SHIP_WITHIN_HOURS } from '#contract/orders/orders';
import type { AttentionItem } from '#contract/platform/attention';
import { numberFormat } from '#shared/formatters';
import { listLink } from '../../links.ts';
import { ATTENTION_VALUES } from '../../platform/shared/attention/values.ts';
import { hasView } from '../../pages.ts';
import { Instant } from '../../ui/record/instant.tsx';
import { StatusChip } from '../../ui/record/StatusChip.tsx';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { Gap } from '../../ui/record/Gap.tsx';

const ROW = {
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  columnGap: 1.5,
  rowGap: 0.25,
  py: 1,
  borderTop: 1,
  borderColor: 'divider',
  '&:first-of-type': { borderTop: 0 },
} as const;

/** How many there are of something, what and why; it leads to their list. */
export const AttentionRow = ({ item }: { item: AttentionItem }) => {
  const { name, tone, resource, filter, sort, total, since, due } = item;
  const translate = useTranslate();
  const { locale } = useStoreSettings();
  const at = since ?? due;
  return (
    <Box component="li" sx={ROW}>
      <StatusChip tone={tone} label={numberFormat(locale).format(total)} />
      {hasView(resource, 'list') && (
        <Link
          component={LinkBase}
          to={listLink(resource, { filter, sort })}
          sx={{ fontWeight: 500 }}
        >
          {translate(`attention.items.${name}.what`, {
            smart_count: total,
            hours: SHIP_WITHIN_HOURS,
            ...ATTENTION_VALUES,
          })}
        </Link>
      )}
      <Typography component="span" color="text.secondary">
        {translate(`attention.items.${name}.why`)}
        {at !== null && (
          <>
            <Gap />
            {translate(since === null ? 'attention.due' : 'attention.since')}
            <Gap />
            <Instant at={at} isRelative />
          </>
        )}
      </Typography>
    </Box>
  );
};
