import { Button } from '@mui/material';
import { LinkBase, useCanAccess, useRecordContext, useTranslate } from 'react-admin';
import { type RootCause, RootCauseEdit as Contract } from '#contract/service/rootCauses';
import { HistorySection } from '../../platform/shared/HistorySection.tsx';
import { createLink } from '../../links.ts';
import { Form } from '../../ui/form/Form.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { EditPage } from '../../ui/record/RecordPage.tsx';
import { RootCauseFields } from './RootCauseFields.tsx';

const Title = () => {
  const toText = useLocalize();
  return <span>{toText(useRecordContext<RootCause>()?.names)}</span>;
};

/** Leads to the form of a corrective action about this cause. */
const ProposeAction = () => {
  const translate = useTranslate();
  const toText = useLocalize();
  const cause = useRecordContext<RootCause>();
  const { canAccess } = useCanAccess({ resource: 'correctiveActions', action: 'create' });
  if (!cause || !canAccess) return null;
  const to = createLink('correctiveActions', {
    rootCauseId: cause.id,
    title: toText(cause.names),
    measure: 'rootCause..',
  });
  return (
    <Button
      size="small"
      variant="outlined"
      component={LinkBase}
      to={to}
      sx={{ ml: { sm: 'auto' } }}
    >
      {translate('rootCauses.proposeAction')}
    </Button>
  );
};

const sent = ({ code, names, parentId, isInternal, isArchived, version }: RootCause) => ({
  code,
  names,
  parentId,
  isInternal,
  isArchived,
  version,
});

const RootCauseEdit = () => (
  <EditPage
    title={<Title />}
    redirect="list"
    mutationMode="pessimistic"
    transform={(record: RootCause) => sent(record)}
    header={<ProposeAction />}
    rail={<HistorySection />}
  >
    <Form contract={Contract}>
      <RootCauseFields isStored />
    </Form>
  </EditPage>
);
export default RootCauseEdit;
