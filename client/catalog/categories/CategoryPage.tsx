/** The tree at the left, the chosen or new category at the right; the address says which. */
import Add from '@mui/icons-material/Add';
import Search from '@mui/icons-material/Search';
import { Box, Button, Card, InputAdornment, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useCanAccess, useTranslate } from 'react-admin';
import { Link, useLocation, useParams } from 'react-router-dom';
import type { Category } from '#contract/catalog/categories';
import { createLink, listLink } from '../../links.ts';
import { useCategories } from '../../pricing/shared/categories.tsx';
import { EmptyState } from '../../ui/list/EmptyState.tsx';
import { ExportLink } from '../../ui/list/ExportLink.tsx';
import { PageTitle } from '../../ui/record/PageTitle.tsx';
import { CategoryCreate, CategoryEdit } from './CategoryForm.tsx';
import { TreeCard } from './TreeCard.tsx';

const SearchField = ({ value, onChange }: { value: string; onChange: (text: string) => void }) => {
  const translate = useTranslate();
  return (
    <TextField
      type="search"
      label={translate('categories.search')}
      value={value}
      onChange={({ target }) => onChange(target.value)}
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
  );
};

const CategoryPage = () => {
  const translate = useTranslate();
  const { id } = useParams();
  const { pathname } = useLocation();
  const isNew = pathname.endsWith('/create');
  const selectedId = id ? Number(id) : null;
  const query = useCategories<Category>();
  const { data } = query;
  const { canAccess: canEdit = false } = useCanAccess({ resource: 'categories', action: 'edit' });
  const [search, setSearch] = useState('');
  const detail = isNew ? (
    <CategoryCreate />
  ) : selectedId !== null ? (
    <CategoryEdit key={selectedId} id={selectedId} />
  ) : null;
  return (
    <>
      <PageTitle title={translate('resources.categories.name', { smart_count: 2 })}>
        <SearchField value={search} onChange={setSearch} />
        <Typography color="text.secondary" sx={{ flex: 1 }}>
          {data && translate('categories.total', { smart_count: data.length })}
        </Typography>
        <ExportLink name="categories" />
        {canEdit && (
          <Button
            component={Link}
            to={createLink('categories', { parentId: selectedId })}
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
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(280px, 2fr) 3fr' },
          gap: 2,
          alignItems: 'start',
          '& > *': { minWidth: 0 },
        }}
      >
        <TreeCard
          categories={data}
          query={query}
          selectedId={selectedId}
          search={search}
          canEdit={canEdit}
          isBehind={detail !== null}
        />
        <Box>
          {detail && (
            <Button
              component={Link}
              to={listLink('categories')}
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
