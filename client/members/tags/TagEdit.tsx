import { Link, useCanAccess, useRecordContext, useTranslate } from 'react-admin';
import { type Tag, TagInput } from '#contract/members/tags';
import { listLink } from '../../links.ts';
import { HistorySection } from '../../platform/shared/HistorySection.tsx';
import { Form } from '../../ui/form/Form.tsx';
import { Facts } from '../../ui/record/Facts.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { DeleteRecord } from '../../ui/record/DeleteRecord.tsx';
import { EditPage } from '../../ui/record/RecordPage.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { Computed } from '../shared/rules/Computed.tsx';
import { TagFields } from './TagFields.tsx';

const sent = ({ key, names, color, kind, rule, version }: Tag) => ({
  key,
  names,
  color,
  kind,
  rule,
  version,
});

const Title = () => {
  const toText = useLocalize();
  return <span>{toText(useRecordContext<Tag>()?.names)}</span>;
};

const Members = () => {
  const translate = useTranslate();
  const tag = useRecordContext<Tag>();
  if (!tag) return null;
  return (
    <Section title="segments.members">
      {tag.kind === 'rule' && (
        <Facts
          facts={[
            {
              label: 'resources.tags.fields.computedAt',
              value: <Computed requestedAt={tag.requestedAt} computedAt={tag.computedAt} />,
            },
          ]}
        />
      )}
      <Link to={listLink('members', { filter: { tag: tag.key } })}>
        {translate('tags.showMembers')}
      </Link>
    </Section>
  );
};

const TagEdit = () => {
  const { canAccess } = useCanAccess({ resource: 'tags', action: 'delete' });
  return (
    <EditPage
      title={<Title />}
      redirect="list"
      mutationMode="pessimistic"
      transform={(record: Tag) => sent(record)}
      rail={
        <>
          <Members />
          <HistorySection />
        </>
      }
    >
      <Form contract={TagInput} bar={canAccess && <DeleteRecord />}>
        <TagFields isFixed />
      </Form>
    </EditPage>
  );
};
export default TagEdit;
