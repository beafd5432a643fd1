import { TAG_TEMPLATES } from '#contract/members/segmentTemplates';
import { TagInput } from '#contract/members/tags';
import { Form } from '../../ui/form/Form.tsx';
import { CreatePage } from '../../ui/record/RecordPage.tsx';
import { TemplatePicker } from '../shared/rules/TemplatePicker.tsx';
import { TagFields } from './TagFields.tsx';

const DEFAULTS = { key: '', names: {}, color: null, kind: 'static', rule: null };

const TagCreate = () => (
  <CreatePage redirect="list">
    <Form contract={TagInput} defaultValues={DEFAULTS}>
      <TagFields
        start={
          <TemplatePicker
            templates={TAG_TEMPLATES}
            more={({ color }) => ({ kind: 'rule', color })}
          />
        }
      />
    </Form>
  </CreatePage>
);
export default TagCreate;
