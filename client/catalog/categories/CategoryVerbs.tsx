/** Deleting and merging: both end the category, so both say first where its contents go. */
import { Button, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import {
  type RaRecord,
  useDataProvider,
  useNotify,
  useRecordContext,
  useRedirect,
  useTranslate,
} from 'react-admin';
import type { Localized } from '#shared/localization';
import { editLink, listLink } from '../../links.ts';
import type { Api } from '../../api.ts';
import type { Category } from '#contract/catalog/categories';
import { CategorySelect, useCategories } from '../../pricing/shared/categories.tsx';
import { VerbBar } from '../../ui/feedback/VerbBar.tsx';
import type { Verb } from '../../ui/feedback/verbs.ts';
import { useLocalize } from '../../ui/record/localized.tsx';
import { CancelButton, WorkDialog } from '../../ui/feedback/WorkDialog.tsx';
import { useWork } from '../../ui/feedback/useAct.ts';

type CategoryRecord = RaRecord<number> & { names: Localized };

const useContents = (id: number | undefined) => {
  const { data } = useCategories<Category>();
  const children = data?.filter(({ parentId }) => parentId === id).length ?? 0;
  return { children, products: data?.find((category) => category.id === id)?.productCount ?? 0 };
};

/** `rehome` says of the same move that the category is deleted after it. */
export const MergeCategory = ({ words = 'merge' }: { words?: 'merge' | 'rehome' }) => {
  const translate = useTranslate();
  const toText = useLocalize();
  const api = useDataProvider<Api>();
  const client = useQueryClient();
  const notify = useNotify();
  const redirect = useRedirect();
  const { run, pending } = useWork();
  const titleId = useId();
  const [open, setOpen] = useState(false);
  const [targetId, setTargetId] = useState<number | null>(null);
  const record = useRecordContext<CategoryRecord>();
  const contents = useContents(record?.id);
  if (!record) return null;
  const name = toText(record.names);
  const merge = () =>
    run(async () => {
      await api.act('categories', record.id, 'merger', { targetId });
      notify(`categories.${words}.done`, { type: 'success', messageArgs: { name } });
      // Its page is left before anything is read again: there is nothing to read of it any more.
      redirect(targetId === null ? listLink('categories') : editLink('categories', targetId));
      void client.invalidateQueries({ queryKey: ['categories'] });
    });
  return (
    <>
      <Button onClick={() => setOpen(true)}>{translate(`categories.${words}.verb`)}</Button>
      <WorkDialog
        open={open}
        pending={pending}
        onClose={() => setOpen(false)}
        titleId={titleId}
        fullWidth
        maxWidth="sm"
      >
        <DialogTitle id={titleId}>{translate(`categories.${words}.title`, { name })}</DialogTitle>
        <DialogContent>
          <Typography sx={{ mb: 2 }}>
            {translate(`categories.${words}.text`, { ...contents, name })}
          </Typography>
          <CategorySelect
            label={translate(`categories.${words}.target`)}
            value={targetId}
            onChange={setTargetId}
            except={record.id}
          />
        </DialogContent>
        <DialogActions>
          <CancelButton />
          <Button
            variant="contained"
            color="error"
            disabled={targetId === null || pending}
            onClick={merge}
          >
            {translate(`categories.${words}.verb`)}
          </Button>
        </DialogActions>
      </WorkDialog>
    </>
  );
};

/** An empty category is deleted; one that is not offers to take its contents elsewhere first. */
export const DeleteCategory = () => {
  const translate = useTranslate();
  const toText = useLocalize();
  const api = useDataProvider<Api>();
  const client = useQueryClient();
  const redirect = useRedirect();
  const record = useRecordContext<CategoryRecord>();
  const { children, products } = useContents(record?.id);
  if (!record) return null;
  if (children + products > 0) return <MergeCategory words="rehome" />;
  const remove = async () => {
    await api.delete('categories', { id: record.id, previousData: record });
    redirect(listLink('categories'));
    void client.invalidateQueries({ queryKey: ['categories'] });
  };
  const deletion: Verb = {
    key: 'delete',
    label: 'ra.action.delete',
    tone: 'danger',
    variant: 'text',
    confirm: () => ({
      title: translate('categories.delete.title', { name: toText(record.names) }),
      lines: [translate('categories.delete.text')],
      perform: remove,
      success: 'categories.delete.done',
      leavesRecord: true,
    }),
  };
  return <VerbBar verbs={[deletion]} />;
};
