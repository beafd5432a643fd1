/** What to import: the kind, then the file; the dry run starts at once and has a page of its own. */
import { Link, Typography } from '@mui/material';
import { useState } from 'react';
import { useRouterProvider, useTranslate } from 'react-admin';
import type { ImportKind } from '#contract/platform/imports';
import { PageTitle } from '../../ui/record/PageTitle.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { FileDrop } from './FileDrop.tsx';
import { KindChoice } from './KindChoice.tsx';

const ImportPage = () => {
  const translate = useTranslate();
  const { Link: RouterLink } = useRouterProvider();
  const [kind, setKind] = useState<ImportKind>('products');
  return (
    <>
      <PageTitle title="imports.title" />
      <Typography color="text.secondary" sx={{ mb: 2, maxWidth: 720 }}>
        {translate('imports.intro')}
      </Typography>
      <Section title="imports.kind">
        <KindChoice kind={kind} onChange={setKind} />
      </Section>
      <Section title="imports.file">
        <FileDrop kind={kind} />
      </Section>
      <Link
        component={RouterLink}
        to={`/jobs?${new URLSearchParams({ filter: '{"kind":"import"}' })}`}
      >
        {translate('imports.history')}
      </Link>
    </>
  );
};

export default ImportPage;
