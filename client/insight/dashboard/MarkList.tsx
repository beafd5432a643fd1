import { Box, Link, Typography } from '@mui/material';
import { useId } from 'react';
import { LinkBase, useTranslate } from 'react-admin';
import type { Marks } from '#contract/insight/marks';
import { showLink } from '../../links.ts';
import { formatDay } from '../../ui/record/dayText.ts';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';

/** What the lines of the chart mean, each as a link to its record. */
export const MarkList = ({ marks: { marks, hasMore } }: { marks: Marks }) => {
  const translate = useTranslate();
  const titleId = useId();
  const { locale } = useStoreSettings();
  if (marks.length === 0) return null;
  return (
    <Box sx={{ mt: 1.5, fontSize: 13 }}>
      <Typography id={titleId} component="h4" variant="body2" sx={{ fontWeight: 600 }}>
        {translate('dashboard.marks.title')}
      </Typography>
      <Box
        component="ul"
        aria-labelledby={titleId}
        sx={{
          listStyle: 'none',
          m: 0,
          p: 0,
          display: 'flex',
          flexWrap: 'wrap',
          columnGap: 2.5,
          rowGap: 0.5,
          maxHeight: 120,
          overflowY: 'auto',
        }}
        tabIndex={0}
        role="list"
      >
        {marks.map(({ kind, id, name, day, isRevert }) => (
          <li key={`${kind}${id}`}>
            {formatDay(day, locale, { day: 'numeric', month: 'short' })}{' '}
            <Box component="span" sx={{ color: 'text.secondary' }}>
              {translate(`dashboard.marks.${isRevert ? 'reverts' : kind}`)}
            </Box>{' '}
            <Link component={LinkBase} to={showLink(kind, id)} underline="always">
              {name}
            </Link>
          </li>
        ))}
        {hasMore && (
          <Box component="li" sx={{ color: 'text.secondary' }}>
            {translate('dashboard.marks.more')}
          </Box>
        )}
      </Box>
    </Box>
  );
};
