/** The promotions that may apply to one basket, whichever of them a person came from. */
import { Card, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useDataProvider, useTranslate } from 'react-admin';
import type { ConflictPair } from '#contract/promotions/review';
import type { Api } from '../../api.ts';
import { Loading } from '../../ui/feedback/Loading.tsx';
import { EmptyState } from '../../ui/list/EmptyState.tsx';
import { PageTitle } from '../../ui/record/PageTitle.tsx';
import { PairTable } from './PairTable.tsx';

const usePairs = () => {
  const api = useDataProvider<Api>();
  return useQuery({
    queryKey: ['promotions', 'conflicts'],
    queryFn: async ({ signal }) =>
      (await api.call<ConflictPair[]>('POST', '/promotions/conflicts', {}, signal)).data,
  });
};

const ConflictsPage = () => {
  const translate = useTranslate();
  const query = usePairs();
  const { data: pairs } = query;
  return (
    <>
      <PageTitle title="promotionConflicts.title" />
      <Typography color="text.secondary" sx={{ mb: 1.5, maxWidth: 720 }}>
        {translate('promotionConflicts.help')}
      </Typography>
      {pairs === undefined ? (
        <Loading query={query} height={320} />
      ) : pairs.length === 0 ? (
        <EmptyState title="promotionConflicts.empty.title" text="promotionConflicts.empty.text" />
      ) : (
        <Card>
          <PairTable pairs={pairs} />
        </Card>
      )}
    </>
  );
};

export default ConflictsPage;
