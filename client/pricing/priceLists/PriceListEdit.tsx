import { Alert } from '@mui/material';
import { useRecordContext, useTranslate } from 'react-admin';
import { object } from 'zod';
import { BASE_LIST_ID } from '#contract/pricing/prices';
import { PriceListInput, type PriceList } from '#contract/pricing/priceLists';
import { Form } from '../../ui/form/Form.tsx';
import { HistorySection } from '../../platform/shared/HistorySection.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { EditPage } from '../../ui/record/RecordPage.tsx';
import { PriceListFields } from './PriceListFields.tsx';
import { usePriceCount } from './usePriceCount.ts';

/** The record as read has more than may be sent. */
const Terms = object(PriceListInput.shape);
const sent = ({ code, kind, names, priority, audience, version }: PriceList) => ({
  code,
  kind,
  names,
  priority,
  audience,
  version,
});

const Title = () => {
  const toText = useLocalize();
  const list = useRecordContext<PriceList>();
  return <span>{list ? toText(list.names) : ''}</span>;
};

const Fields = () => {
  const list = useRecordContext<PriceList>();
  const count = usePriceCount(list?.id);
  return <PriceListFields isFixed={(count ?? 0) > 0} />;
};

/** No link leads here for the base list, but its address does. */
const Content = () => {
  const translate = useTranslate();
  const list = useRecordContext<PriceList>();
  if (list?.id === BASE_LIST_ID)
    return <Alert severity="info">{translate('priceLists.errors.base')}</Alert>;
  return (
    <Form contract={Terms}>
      <Fields />
    </Form>
  );
};

const PriceListEdit = () => (
  <EditPage
    title={<Title />}
    redirect="show"
    mutationMode="pessimistic"
    transform={(record: PriceList) => sent(record)}
    rail={<HistorySection />}
  >
    <Content />
  </EditPage>
);
export default PriceListEdit;
