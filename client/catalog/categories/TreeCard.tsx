/** The tree, or why there is nothing in it. */
import { Box, Card, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useLocation, useNavigate } from 'react-router-dom';
import { editLink } from '../../links.ts';
import { EmptyState } from '../../ui/list/EmptyState.tsx';
import { VISUALLY_HIDDEN } from '../../ui/record/visuallyHidden.ts';
import { CategoryTree } from './CategoryTree.tsx';
import type { TreeCategory } from './tree.ts';
import { useMoveCategory } from './useMoveCategory.ts';
import { useTreeRows } from './useTreeRows.ts';
import { Loading, type LoadingProps } from '../../ui/feedback/Loading.tsx';

export interface TreeCardProps {
  categories: readonly TreeCategory[] | undefined;
  query: LoadingProps['query'];
  selectedId: number | null;
  search: string;
  canEdit: boolean;
  /** Is a category shown, which hides the tree on a phone? */
  isBehind: boolean;
}

export const TreeCard = ({
  categories,
  query,
  selectedId,
  search,
  canEdit,
  isBehind,
}: TreeCardProps) => {
  const translate = useTranslate();
  const navigate = useNavigate();
  const { state } = useLocation() as { state: { fromTree?: boolean } | null };
  const { all, children, rows, open } = useTreeRows(categories, selectedId, search);
  const { move, said } = useMoveCategory(all);
  return (
    <Card sx={{ p: 1, display: { xs: isBehind ? 'none' : 'block', md: 'block' } }}>
      {!categories && <Loading query={query} height={300} />}
      {categories?.length === 0 && (
        <EmptyState title="categories.empty.title" text="categories.empty.text" />
      )}
      {all.length > 0 && rows.length === 0 && <EmptyState title="categories.nothing" />}
      {rows.length > 0 && (
        <CategoryTree
          rows={rows}
          selectedId={selectedId}
          canMove={canEdit && !search}
          onOpen={(one) =>
            canEdit && navigate(editLink('categories', one), { state: { fromTree: true } })
          }
          hasFocus={state?.fromTree === true}
          onExpand={open}
          onMove={move}
        >
          {children}
        </CategoryTree>
      )}
      {canEdit && rows.length > 0 && (
        <Typography variant="caption" color="text.secondary" component="p" sx={{ px: 1, pt: 1 }}>
          {translate('categories.keys')}
        </Typography>
      )}
      <Box role="status" sx={VISUALLY_HIDDEN}>
        {said}
      </Box>
    </Card>
  );
};
