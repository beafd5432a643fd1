/** Texts of returns that mean no reason yet: choosing one takes all returns with the text along. */
import { Box, MenuItem, TextField, Typography } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCanAccess, useDataProvider, useTranslate } from 'react-admin';
import type { UnknownWords as Unknown } from '#contract/orders/returnReasons';
import type { Api } from '../../api.ts';
import { useWork } from '../../ui/feedback/useAct.ts';
import { useCount } from '../../ui/list/useCount.ts';
import { useLocalize } from '../../ui/record/localized.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { useReasons } from '../shared/reasons.tsx';

const WORDS = 'returnReasons.unknown';
const SHOWN = 20;

const Text = ({ unknown: { text, returns } }: { unknown: Unknown }) => {
  const translate = useTranslate();
  const count = useCount();
  const toText = useLocalize();
  const api = useDataProvider<Api>();
  const client = useQueryClient();
  const { reasons } = useReasons();
  const { run, pending } = useWork();
  const assign = async (id: number) => {
    await run(() => api.act('returnReasons', id, 'words', { words: [text] }));
    void client.invalidateQueries({ queryKey: ['returnReasons'] });
  };
  return (
    <Box
      component="li"
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center', mb: 1 }}
    >
      <Box sx={{ flex: 1, minWidth: 200 }}>
        {text}{' '}
        <Typography component="span" color="text.secondary">
          {translate(`${WORDS}.returns`, { smart_count: returns, returns: count(returns) })}
        </Typography>
      </Box>
      <TextField
        select
        size="small"
        value=""
        disabled={pending}
        label={translate(`${WORDS}.assign`, { text })}
        onChange={({ target }) => void assign(Number(target.value))}
        sx={{ width: 260 }}
      >
        {reasons.map(({ id, names, parentId }) => (
          <MenuItem key={id} value={id}>
            {parentId === null ? toText(names) : `– ${toText(names)}`}
          </MenuItem>
        ))}
      </TextField>
    </Box>
  );
};

export const UnknownWords = () => {
  const api = useDataProvider<Api>();
  const { canAccess } = useCanAccess({ resource: 'returnReasons', action: 'edit' });
  const { data = [] } = useQuery({
    queryKey: ['returnReasons', 'unknownWords'],
    queryFn: async ({ signal }) =>
      (await api.call<Unknown[]>('GET', '/returnReasons/unknownWords', undefined, signal)).data,
    enabled: canAccess === true,
  });
  if (!canAccess || data.length === 0) return null;
  return (
    <Section title={`${WORDS}.title`} help={`${WORDS}.help`}>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {data.slice(0, SHOWN).map((unknown) => (
          <Text key={unknown.text} unknown={unknown} />
        ))}
      </Box>
    </Section>
  );
};
