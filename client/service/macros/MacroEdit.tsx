import { useCanAccess, useRecordContext } from 'react-admin';
import { type Macro, MacroInput } from '#contract/service/macros';
import { HistorySection } from '../../platform/shared/HistorySection.tsx';
import { Form } from '../../ui/form/Form.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { DeleteRecord } from '../../ui/record/DeleteRecord.tsx';
import { EditPage } from '../../ui/record/RecordPage.tsx';
import { MacroFields } from './MacroFields.tsx';

const sent = (macro: Macro) => {
  const { names, shortcut, kind, texts, next, resolution, version } = macro;
  const { type, priority, tags, opensNext } = macro;
  return {
    names,
    shortcut,
    kind,
    texts,
    next,
    resolution,
    type,
    priority,
    tags,
    opensNext,
    version,
  };
};

const Title = () => {
  const toText = useLocalize();
  return <span>{toText(useRecordContext<Macro>()?.names)}</span>;
};

const MacroEdit = () => {
  const { canAccess } = useCanAccess({ resource: 'macros', action: 'delete' });
  return (
    <EditPage
      title={<Title />}
      redirect="list"
      mutationMode="pessimistic"
      transform={sent}
      rail={<HistorySection />}
    >
      <Form contract={MacroInput} bar={canAccess && <DeleteRecord />}>
        <MacroFields />
      </Form>
    </EditPage>
  );
};
export default MacroEdit;
