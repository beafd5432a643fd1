/** Terms back in the wizard. Those that hold stay as they are: what is saved is a revision beside them. */
import { Alert } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import {
  ResourceContextProvider,
  useDataProvider,
  useGetOne,
  useNotify,
  useRedirect,
  useTranslate,
} from 'react-admin';
import { useParams } from 'react-router-dom';
import { showLink } from '../../links.ts';
import type { Api } from '../../api.ts';
import { useLastInstant } from '../../ui/record/LastInstant.tsx';
import { PageTitle } from '../../ui/record/PageTitle.tsx';
import { BackLink } from '../../ui/record/RecordPage.tsx';
import { type Draft, draftOf, type PromotionPage } from './draft.ts';
import { inputOf } from './formContract.ts';
import { Wizard } from './Wizard.tsx';
import { Loading } from '../../ui/feedback/Loading.tsx';

const Editing = ({ promotion }: { promotion: PromotionPage }) => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const client = useQueryClient();
  const notify = useNotify();
  const redirect = useRedirect();
  const lastInstant = useLastInstant();
  const { id, liveRevision, phase, endsAt } = promotion;
  const wasLive = liveRevision !== null;
  const endedAt = wasLive && phase === 'ended' ? endsAt : null;
  const saved = endedAt === null ? 'savedRevision' : 'savedAfterEnd';
  const save = async (draft: Draft, version: number | undefined) => {
    await api.update('promotions', {
      id,
      data: { ...inputOf(draft), version },
      previousData: promotion,
    });
    notify(`promotions.${wasLive ? saved : 'saved'}`, { type: 'success' });
    return () => {
      redirect(showLink('promotions', id));
      // The next page loads it again: loading it here would reset the form and delay leaving it.
      void client.invalidateQueries({ queryKey: ['promotions'], refetchType: 'none' });
    };
  };
  return (
    <>
      {wasLive && (
        <Alert severity="info" sx={{ mb: 2 }}>
          {endedAt === null
            ? translate('promotions.editLive', { revision: liveRevision })
            : translate('promotions.editEnded', { end: lastInstant(endedAt) })}
        </Alert>
      )}
      <Wizard
        draft={draftOf(promotion)}
        id={id}
        version={promotion.version}
        wasLive={wasLive}
        onSave={save}
      />
    </>
  );
};

const PromotionEdit = () => {
  const translate = useTranslate();
  const { id = '' } = useParams();
  const query = useGetOne<PromotionPage>('promotions', {
    id: Number(id),
    meta: { whole: true },
  });
  const { data } = query;
  if (!data) return <Loading query={query} height={480} />;
  return (
    <ResourceContextProvider value="promotions">
      <PageTitle title={translate('promotions.editTitle', { name: data.name })}>
        <BackLink />
      </PageTitle>
      <Editing key={`${data.id} ${data.version}`} promotion={data} />
    </ResourceContextProvider>
  );
};
export default PromotionEdit;
