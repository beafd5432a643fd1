import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { Activity } from '#contract/platform/activities';
import type { Api } from '../../api.ts';
import { isUndo } from '#rules/platform/undo';
import { UndoButton } from '../../platform/shared/undo/UndoButton.tsx';

/** Takes back the edit that fixed the issue, which is the newest one of the product. */
export const IssueUndo = ({ productId }: { productId: number }) => {
  const api = useDataProvider<Api>();
  // The same answer as that of the history beside it.
  const { data } = useQuery({
    queryKey: ['products', 'history', String(productId)],
    queryFn: ({ signal }) =>
      api.call<Activity[]>('GET', `/history/products/${productId}`, undefined, signal),
  });
  const newest = data?.data[0];
  return newest?.verb === 'edit' && newest.changeId && !isUndo(newest.changeId) ? (
    <UndoButton changeId={newest.changeId} />
  ) : null;
};
