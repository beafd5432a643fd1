/** What to import: the kind, then the file; the dry run starts at once and has a page of its own. */
import { Checkbox, FormControlLabel, Link, Typography } from '@mui/material';
import { useState } from 'react';
import { useLocation, useRouterProvider, useTranslate } from 'react-admin';
import { type ImportKind, kindsOf, type MissingVariants } from '#contract/platform/imports';
import { listLink } from '../../links.ts';
import { PageTitle } from '../../ui/record/PageTitle.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { useAccount } from '../shared/useAccount.ts';
import { FileDrop } from './FileDrop.tsx';
import { KindChoice } from './KindChoice.tsx';

/** Kinds of file whose products have several variants. */
const WITH_VARIANTS: ReadonlySet<ImportKind> = new Set(['products', 'shopify-products']);

/** The kind that the address asks for: `?kind=orders`. */
const kindIn = (search: string, kinds: readonly ImportKind[]): ImportKind | undefined =>
  kinds.find((kind) => kind === new URLSearchParams(search).get('kind')) ?? kinds[0];

const ImportPage = () => {
  const translate = useTranslate();
  const { Link: RouterLink } = useRouterProvider();
  const { search } = useLocation();
  const account = useAccount();
  const kinds = account ? kindsOf(account.role) : [];
  const [chosen, setKind] = useState<ImportKind>();
  const kind = chosen ?? kindIn(search, kinds);
  const [missing, setMissing] = useState<MissingVariants>('keep');
  if (!kind) return null;
  return (
    <>
      <PageTitle title="imports.title" />
      <Typography color="text.secondary" sx={{ mb: 2, maxWidth: 720 }}>
        {translate('imports.intro')}
      </Typography>
      <Section title="imports.kind">
        <KindChoice kinds={kinds} kind={kind} onChange={setKind} />
      </Section>
      <Section title="imports.file">
        {WITH_VARIANTS.has(kind) && (
          <FormControlLabel
            sx={{ mb: 1 }}
            control={
              <Checkbox
                size="small"
                checked={missing === 'remove'}
                onChange={(_, checked) => setMissing(checked ? 'remove' : 'keep')}
              />
            }
            label={translate('imports.removeMissing')}
          />
        )}
        <FileDrop kind={kind} missing={missing} />
      </Section>
      <Link component={RouterLink} to={listLink('jobs', { filter: { kind: 'import' } })}>
        {translate('imports.history')}
      </Link>
    </>
  );
};

export default ImportPage;
