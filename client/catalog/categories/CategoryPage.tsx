/** The tree at the left, the chosen or new category at the right; the address says which. */
import Add from '@mui/icons-material/Add';
import { Box, Button, Card, InputAdornment, Skeleton, TextField, Typography } from '@mui/material';
import Search from '@mui/icons-material/Search';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import {
  useCanAccess,
  useCreatePath,
  useDataProvider,
  useRedirect,
  useTranslate,
} from 'react-admin';
import { Link, useLocation, useParams } from 'react-router-dom';
import type { Api } from '../../api.ts';
import { EmptyState } from '../../ui/list/EmptyState.tsx';
import { ExportLink } from '../../ui/list/ExportLink.tsx';
import type { Category } from '#contract/catalog/categories';
import { useCategories } from '../../pricing/shared/categories.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { PageTitle } from '../../ui/record/PageTitle.tsx';
import { useWork } from '../../ui/feedback/useAct.ts';
import { VISUALLY_HIDDEN } from '../../ui/record/visuallyHidden.ts';
import { CategoryCreate, CategoryEdit } from './CategoryForm.tsx';
import { CategoryTree } from './CategoryTree.tsx';
import { ancestorsOf, childrenOf, type Move, type TreeCategory, visibleRows } from './tree.ts';

const OPEN_AT_MOST = 80;

const CategoryPage = () => {
  const translate = useTranslate();
  const toText = useLocalize();
  const redirect = useRedirect();
  const createPath = useCreatePath();
  const api = useDataProvider<Api>();
  const client = useQueryClient();
  const { run } = useWork();
  const { id } = useParams();
  const { pathname } = useLocation();
  const isNew = pathname.endsWith('/create');
  const selectedId = id ? Number(id) : null;
  const { data, isPending } = useCategories<Category>();
  const { canAccess: canEdit = false } = useCanAccess({ resource: 'categories', action: 'edit' });
  const [opened, setOpened] = useState<ReadonlySet<number> | null>(null);
  const [search, setSearch] = useState('');
  const [said, setSaid] = useState('');

  const all: readonly TreeCategory[] = useMemo(() => data ?? [], [data]);
  const children = useMemo(() => childrenOf(all), [all]);
  const selected = all.find((category) => category.id === selectedId);
  // A small store's tree is open to its second level; a big one starts closed.
  const initial = useMemo(
    () =>
      new Set([
        ...(all.length <= OPEN_AT_MOST ? (children.get(null) ?? []).map((root) => root.id) : []),
        ...(selected ? ancestorsOf([selected]) : []),
      ]),
    [all, children, selected],
  );
  const expanded = opened ?? initial;
  const rows = useMemo(() => {
    const wanted = search.trim().toLowerCase();
    if (!wanted) return visibleRows(children, expanded);
    const found = all.filter(({ names }) =>
      Object.values(names).some((name) => name?.toLowerCase().includes(wanted)),
    );
    const above = ancestorsOf(found);
    return visibleRows(
      children,
      above,
      new Set([...above, ...found.map((category) => category.id)]),
    );
  }, [all, children, expanded, search]);

  const open = (ids: readonly number[], isOpen: boolean) => {
    const next = new Set(expanded);
    for (const one of ids) {
      if (isOpen) next.add(one);
      else next.delete(one);
    }
    setOpened(next);
  };
  const move = (category: TreeCategory, to: Move) =>
    run(async () => {
      await api.act('categories', category.id, 'move', to);
      await client.invalidateQueries({ queryKey: ['categories'] });
      const parent = all.find((one) => one.id === to.parentId);
      setSaid(
        translate('categories.moved', {
          name: toText(category.names),
          parent: parent ? toText(parent.names) : translate('categories.top'),
          place: to.position + 1,
        }),
      );
    });

  const detail = isNew ? (
    <CategoryCreate />
  ) : selectedId !== null ? (
    <CategoryEdit key={selectedId} id={selectedId} />
  ) : null;
  return (
    <>
      <PageTitle title={translate('resources.categories.name', { smart_count: 2 })}>
        <TextField
          type="search"
          label={translate('categories.search')}
          value={search}
          onChange={({ target }) => setSearch(target.value)}
          sx={{ width: { xs: '100%', sm: 280 } }}
          slotProps={{
            input: {
              startAdornment: (
                <InputAdornment position="start">
                  <Search fontSize="small" />
                </InputAdornment>
              ),
            },
          }}
        />
        <Typography color="text.secondary" sx={{ flex: 1 }}>
          {data && translate('categories.total', { smart_count: all.length })}
        </Typography>
        <ExportLink name="categories" />
        {canEdit && (
          <Button
            component={Link}
            to={`${createPath({ resource: 'categories', type: 'create' })}${selectedId ? `?parentId=${selectedId}` : ''}`}
            variant="contained"
            startIcon={<Add />}
          >
            {translate('categories.add')}
          </Button>
        )}
      </PageTitle>
      <Box
        sx={{
          display: 'grid',
          gridTemplateColumns: { xs: '1fr', md: 'minmax(280px, 2fr) 3fr' },
          gap: 2,
          alignItems: 'start',
        }}
      >
        <Card sx={{ p: 1, display: { xs: detail ? 'none' : 'block', md: 'block' } }}>
          {isPending && <Skeleton variant="rounded" height={300} />}
          {data && all.length === 0 && (
            <EmptyState title="categories.empty.title" text="categories.empty.text" />
          )}
          {all.length > 0 && rows.length === 0 && <EmptyState title="categories.nothing" />}
          {rows.length > 0 && (
            <CategoryTree
              rows={rows}
              selectedId={selectedId}
              canMove={canEdit && !search}
              onOpen={(one) => redirect('edit', 'categories', one)}
              onExpand={open}
              onMove={move}
            >
              {children}
            </CategoryTree>
          )}
          {canEdit && rows.length > 0 && (
            <Typography
              variant="caption"
              color="text.secondary"
              component="p"
              sx={{ px: 1, pt: 1 }}
            >
              {translate('categories.keys')}
            </Typography>
          )}
          <Box role="status" sx={VISUALLY_HIDDEN}>
            {said}
          </Box>
        </Card>
        <Box>
          {detail && (
            <Button
              component={Link}
              to={createPath({ resource: 'categories', type: 'list' })}
              sx={{ display: { md: 'none' }, mb: 1 }}
            >
              {translate('categories.back')}
            </Button>
          )}
          {detail ?? (
            <Card sx={{ display: { xs: 'none', md: 'block' } }}>
              <EmptyState title="categories.choose.title" text="categories.choose.text" />
            </Card>
          )}
        </Box>
      </Box>
    </>
  );
};

export default CategoryPage;
