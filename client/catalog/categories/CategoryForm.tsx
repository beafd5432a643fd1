import { useQueryClient } from '@tanstack/react-query';
import { Alert, Box, Typography } from '@mui/material';
import {
  ArrayInput,
  BooleanInput,
  Create,
  Edit,
  type RaRecord,
  required,
  SelectInput,
  SimpleFormIterator,
  useCanAccess,
  useGetList,
  useRecordContext,
  useRedirect,
  useTranslate,
} from 'react-admin';
import { useState } from 'react';
import { useLocation } from 'react-router-dom';
import type { Attribute } from '#contract/catalog/attributes';
import {
  CategoryInput as CategoryContract,
  REQUIREMENTS,
  type Requirement,
} from '#contract/catalog/categories';
import { CodeInput } from '../../ui/form/CodeInput.tsx';
import { editLink } from '../../links.ts';
import { CategoryInput } from '../../pricing/shared/categories.tsx';
import { newFormKey } from '../../sendOnce.ts';
import { Form } from '../../ui/form/Form.tsx';
import { LeavesContext } from '../../ui/form/whileSaving.tsx';
import { History } from '../../platform/shared/History.tsx';
import { LocalizedInput, useLocalize } from '../../ui/record/localized.tsx';
import { MoneyInput } from '../../ui/record/money.tsx';
import { RateInput } from '../../ui/record/rate.tsx';
import { RecordSections } from '../../ui/record/RecordSections.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { DeleteCategory, MergeCategory } from './CategoryVerbs.tsx';
import { EDIT_ERROR, RECORD_QUERY } from '../../ui/record/RecordPage.tsx';
import { PictureStandards } from './PictureStandards.tsx';

interface Binding {
  attributeId: number;
  requirement: Requirement;
}

const useAttributeChoices = () => {
  const { data } = useGetList<Attribute>('attributes', {
    pagination: { page: 1, perPage: 1000 },
    sort: { field: 'name', order: 'ASC' },
  });
  const toText = useLocalize();
  return (data ?? []).map(({ id, names }) => ({ id, name: toText(names) }));
};
const useRequirementChoices = () => {
  const translate = useTranslate();
  return REQUIREMENTS.map((id) => ({ id, name: translate(`categories.requirements.${id}`) }));
};

/** What the category gets from those above it; read-only here. */
const Inherited = () => {
  const translate = useTranslate();
  const record = useRecordContext<RaRecord & { inherited?: Binding[] }>();
  const choices = useAttributeChoices();
  const inherited = record?.inherited ?? [];
  if (inherited.length === 0) return null;
  return (
    <Alert severity="info" icon={false} sx={{ mb: 1.5 }}>
      <Typography component="p">{translate('categories.inherited')}</Typography>
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {inherited.map(({ attributeId, requirement }) => (
          <li key={attributeId}>
            {choices.find(({ id }) => id === attributeId)?.name ?? '…'} ·{' '}
            {translate(`categories.requirements.${requirement}`)}
          </li>
        ))}
      </Box>
    </Alert>
  );
};

const Fields = ({ isNew }: { isNew: boolean }) => {
  const attributes = useAttributeChoices();
  const requirements = useRequirementChoices();
  return (
    <>
      <Section title="categories.sections.name">
        <LocalizedInput source="names" validate={required()} />
        <Box
          sx={{
            display: 'grid',
            gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'repeat(2, minmax(0, 1fr))' },
            columnGap: 2,
            alignItems: 'start',
          }}
        >
          <CodeInput
            source="code"
            helperText="categories.help.code"
            parse={(code: string) => code || undefined}
          />
          <BooleanInput source="hidden" helperText="categories.help.hidden" />
        </Box>
        {isNew && <CategoryInput source="parentId" />}
      </Section>
      <Section title="categories.sections.guards" help="categories.help.guards">
        <Box
          sx={{
            display: 'grid',
            gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'repeat(2, minmax(0, 1fr))' },
            columnGap: 2,
          }}
        >
          <MoneyInput source="minPrice" />
          <RateInput source="minMarginBps" />
        </Box>
      </Section>
      <PictureStandards />
      <Section title="categories.sections.attributes" help="categories.help.attributes">
        <Inherited />
        <ArrayInput source="attributes" label={false} helperText={false}>
          <SimpleFormIterator inline disableReordering disableClear>
            <SelectInput
              source="attributeId"
              choices={attributes}
              validate={required()}
              helperText={false}
            />
            <SelectInput
              source="requirement"
              choices={requirements}
              validate={required()}
              defaultValue="optional"
              helperText={false}
            />
          </SimpleFormIterator>
        </ArrayInput>
      </Section>
    </>
  );
};

/** Saved or gone: the tree is read again. */
const useTreeRefresh = () => {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ['categories', 'all'] });
};

export const CategoryCreate = () => {
  const refresh = useTreeRefresh();
  const redirect = useRedirect();
  const { search } = useLocation();
  const [form] = useState(newFormKey);
  const parentId = Number(new URLSearchParams(search).get('parentId')) || null;
  const onSuccess = async ({ id }: RaRecord) => {
    await refresh();
    redirect(editLink('categories', id));
  };
  return (
    <Create
      resource="categories"
      title={<span />}
      mutationOptions={{ onSuccess, meta: { form } }}
      component="div"
      actions={false}
    >
      <LeavesContext value={true}>
        <Form
          contract={CategoryContract}
          defaultValues={{ parentId, names: {}, hidden: false, attributes: [] }}
        >
          <Fields isNew />
        </Form>
      </LeavesContext>
    </Create>
  );
};

export const CategoryEdit = ({ id }: { id: number }) => {
  const refresh = useTreeRefresh();
  const { canAccess: canDelete } = useCanAccess({ resource: 'categories', action: 'delete' });
  return (
    <Edit
      resource="categories"
      id={id}
      title={<span />}
      // Tables below the form scroll in their own box instead of widening the page.
      sx={{ '& .RaEdit-card': { minWidth: 0 } }}
      redirect={false}
      component="div"
      actions={false}
      mutationMode="pessimistic"
      mutationOptions={{ onSettled: refresh }}
      queryOptions={RECORD_QUERY}
      error={EDIT_ERROR}
    >
      <Form
        contract={CategoryContract}
        bar={
          canDelete && (
            <>
              <MergeCategory />
              <DeleteCategory />
            </>
          )
        }
      >
        <Fields isNew={false} />
      </Form>
      <Box sx={{ mt: 2 }}>
        <RecordSections of="categories" />
        <Section title="ui.history.title">
          <History />
        </Section>
      </Box>
    </Edit>
  );
};
