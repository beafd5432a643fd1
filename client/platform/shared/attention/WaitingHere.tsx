/** What the menu counts at a list although it waits in another one: each with a link to its rows. */
import { Alert, Box, Link } from '@mui/material';
import { LinkBase, useTranslate } from 'react-admin';
import { listLink } from '../../../links.ts';
import { hasView } from '../../../pages.ts';
import { useAttention } from './useAttention.ts';
import { ATTENTION_VALUES } from './values.ts';

export const WaitingHere = ({ place }: { place: string }) => {
  const translate = useTranslate();
  const { data: items = [] } = useAttention();
  const elsewhere = items.filter(
    (item) => item.place === place && item.resource !== place && item.tone !== 'information',
  );
  if (elsewhere.length === 0) return null;
  return (
    <Alert severity="info" sx={{ m: 1 }}>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {elsewhere.map(({ name, resource, filter, sort, total }) => (
          <li key={name}>
            {total}{' '}
            {hasView(resource, 'list') && (
              <Link component={LinkBase} to={listLink(resource, { filter, sort })}>
                {translate(`attention.items.${name}.what`, {
                  smart_count: total,
                  ...ATTENTION_VALUES,
                })}
              </Link>
            )}
          </li>
        ))}
      </Box>
    </Alert>
  );
};
