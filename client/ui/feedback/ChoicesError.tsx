/** Under a field whose choices could not be loaded: an empty list would say that there are none. */
import { Box, Link } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { Gap } from '../record/Gap.tsx';

/** The question, as react-query and React-Admin's hooks return it. */
export interface ChoicesQuery {
  error?: unknown;
  data?: unknown;
  refetch?: (() => unknown) | undefined;
}

const hasFailed = ({ error, data }: ChoicesQuery) => Boolean(error) && !data;

/** The text of a field's help: the failure with another try, else `help`. */
export const choicesHelp = (query: ChoicesQuery, help: ReactNode = undefined) =>
  hasFailed(query) ? <ChoicesError query={query} /> : help;

export const ChoicesError = ({ query }: { query: ChoicesQuery }) => {
  const translate = useTranslate();
  if (!hasFailed(query)) return null;
  return (
    <Box component="span" role="alert" sx={{ color: 'error.main' }}>
      {translate('ui.load.choices')}
      <Gap />
      <Link component="button" type="button" onClick={() => void query.refetch?.()}>
        {translate('ui.load.again')}
      </Link>
    </Box>
  );
};
