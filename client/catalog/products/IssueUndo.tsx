import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { Activity } from '#contract/platform/activities';
import { isUndo } from '#rules/platform/undo';
import type { Api } from '../../api.ts';
import { UndoButton } from '../../platform/shared/undo/UndoButton.tsx';
import { useAccount } from '../../platform/shared/useAccount.ts';
import type { EditedProduct } from './record.ts';

/**
 * Takes back the edit with which this person fixed the issue. An issue that was closed otherwise has none: by somebody
 * else, or by an edit of another product. `product` was saved on this page, so its newest write is this person's own edit
 * unless somebody else was faster.
 */
export const IssueUndo = ({ product }: { product: EditedProduct }) => {
  const api = useDataProvider<Api>();
  const me = useAccount();
  // The same answer as that of the history beside it.
  const { data } = useQuery({
    queryKey: ['products', 'history', String(product.id)],
    queryFn: ({ signal }) =>
      api.call<Activity[]>('GET', `/history/products/${product.id}`, undefined, signal),
  });
  const newest = data?.data[0];
  if (newest?.verb !== 'edit' || !newest.changeId || isUndo(newest.changeId)) return null;
  const isOwn = newest.actorKind === 'staff' && newest.actorId === me?.id;
  // A history from before the save ends with an earlier write.
  return isOwn && newest.at === product.updatedAt ? (
    <UndoButton changeId={newest.changeId} />
  ) : null;
};
