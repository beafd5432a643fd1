import { Link, useCanAccess, useRecordContext, useTranslate } from 'react-admin';
import { type ReturnReason, ReturnReasonEdit } from '#contract/orders/returnReasons';
import { listLink } from '../../links.ts';
import { HistorySection } from '../../platform/shared/HistorySection.tsx';
import { Form } from '../../ui/form/Form.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { DeleteRecord } from '../../ui/record/DeleteRecord.tsx';
import { EditPage } from '../../ui/record/RecordPage.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { ReasonFields } from './ReasonFields.tsx';

const Title = () => {
  const toText = useLocalize();
  return <span>{toText(useRecordContext<ReturnReason>()?.names)}</span>;
};

const Returns = () => {
  const translate = useTranslate();
  const reason = useRecordContext<ReturnReason>();
  if (!reason) return null;
  return (
    <Section title="resources.returns.name">
      <Link to={listLink('returns', { filter: { reasonId: reason.id } })}>
        {translate('returnReasons.showReturns')}
      </Link>
    </Section>
  );
};

const sent = ({
  code,
  parentId,
  names,
  responsibility,
  disposition,
  needsPhoto,
  isOffered,
  position,
  words,
  version,
}: ReturnReason) => ({
  code,
  parentId: parentId || null,
  names,
  responsibility,
  disposition,
  needsPhoto,
  isOffered,
  position,
  words,
  version,
});

const ReasonEdit = () => {
  const { canAccess } = useCanAccess({ resource: 'returnReasons', action: 'delete' });
  return (
    <EditPage
      title={<Title />}
      redirect="list"
      mutationMode="pessimistic"
      transform={(reason: ReturnReason) => sent(reason)}
      rail={
        <>
          <Returns />
          <HistorySection />
        </>
      }
    >
      <Form contract={ReturnReasonEdit} bar={canAccess && <DeleteRecord />}>
        <ReasonFields isFixed />
      </Form>
    </EditPage>
  );
};
export default ReasonEdit;
