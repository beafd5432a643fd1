import { Alert } from '@mui/material';
import { useState } from 'react';
import {
  ResourceContextProvider,
  useDataProvider,
  useGetOne,
  useNotify,
  useRedirect,
  useTranslate,
} from 'react-admin';
import { useLocation } from 'react-router-dom';
import type { Promotion } from '#contract/promotions/promotions';
import { showLink } from '../../links.ts';
import type { Api } from '../../api.ts';
import { ApiError } from '../../apiError.ts';
import { PageTitle } from '../../ui/record/PageTitle.tsx';
import { BackLink } from '../../ui/record/RecordPage.tsx';
import { newFormKey } from '../../sendOnce.ts';
import { copyOf, type Draft, draftOf, newDraft, type PromotionPage } from './draft.ts';
import { codeOf, inputOf, wantsCode } from './formContract.ts';
import { Wizard } from './Wizard.tsx';
import { Loading } from '../../ui/feedback/Loading.tsx';

const numberIn = (query: URLSearchParams, name: string): number | null => {
  const value = Number(query.get(name));
  return Number.isSafeInteger(value) && value > 0 ? value : null;
};

/** What another page begins with: `?campaignId=…&startsAt=…&endsAt=…`. */
const begun = (query: URLSearchParams): Draft => {
  const draft = newDraft(Date.now());
  const startsAt = numberIn(query, 'startsAt') ?? draft.terms.startsAt;
  return {
    ...draft,
    campaignId: numberIn(query, 'campaignId'),
    terms: { ...draft.terms, startsAt, endsAt: numberIn(query, 'endsAt') },
  };
};

const Creating = ({ draft }: { draft: Draft }) => {
  const api = useDataProvider<Api>();
  const notify = useNotify();
  const redirect = useRedirect();
  const translate = useTranslate();
  const [form] = useState(newFormKey);
  const saveCode = async (values: Draft, id: number) => {
    if (!wantsCode(values)) return notify('promotions.saved', { type: 'success' });
    const code = codeOf(values, id);
    try {
      await api.create('couponBatches', { data: code });
      notify('promotions.saved', { type: 'success' });
    } catch (error) {
      const reason = ApiError.from(error).firstReason;
      const messageArgs = { code: code.code, reason: translate(reason, { _: reason }) };
      notify('promotions.savedWithoutCode', {
        type: 'warning',
        messageArgs,
        autoHideDuration: null,
      });
    }
  };
  const save = async (values: Draft) => {
    const input = { data: inputOf(values), meta: { form } };
    const { data } = await api.create<Promotion>('promotions', input);
    // The promotion is there, whatever becomes of its code: its page offers the next try.
    await saveCode(values, data.id);
    return () => redirect(showLink('promotions', data.id));
  };
  return <Wizard draft={draft} wasLive={false} onSave={save} />;
};

/** `?copy=<id>`: the same once more. */
const Copying = ({ id }: { id: number }) => {
  const translate = useTranslate();
  const query = useGetOne<PromotionPage>('promotions', { id, meta: { whole: true } });
  const { data } = query;
  if (!data) return <Loading query={query} height={480} />;
  const name = translate('promotions.copyName', { name: data.name }).slice(0, 120);
  const draft = copyOf(data, name, Date.now());
  return (
    <>
      {draft.terms.endsAt === null && draftOf(data).terms.endsAt !== null && (
        <Alert severity="info" sx={{ mb: 2 }}>
          {translate('promotions.copyWithoutEnd')}
        </Alert>
      )}
      <Creating draft={draft} />
    </>
  );
};

const PromotionCreate = () => {
  const { search } = useLocation();
  const [query] = useState(() => new URLSearchParams(search));
  const [draft] = useState(() => begun(query));
  const copied = numberIn(query, 'copy');
  return (
    <ResourceContextProvider value="promotions">
      <PageTitle title="promotions.newTitle">
        <BackLink />
      </PageTitle>
      {copied === null ? <Creating draft={draft} /> : <Copying id={copied} />}
    </ResourceContextProvider>
  );
};
export default PromotionCreate;
