import Label from '@mui/icons-material/LabelOutlined';
import { DataTable, Link, SelectInput, useTranslate } from 'react-admin';
import { type Tag, TAG_KINDS } from '#contract/members/tags';
import { listLink } from '../../links.ts';
import { EmptyState } from '../../ui/list/EmptyState.tsx';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';
import { useCount } from '../../ui/list/useCount.ts';
import { useLocalize } from '../../ui/record/localized.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { Computed } from '../shared/rules/Computed.tsx';
import { useRuleWords } from '../shared/rules/useRuleWords.ts';

const Column = DataTable.Col<Tag>;
const kinds = TAG_KINDS.map((id) => ({ id, name: `tags.kinds.${id}` }));
const filters = [<SelectInput key="kind" source="kind" choices={kinds} alwaysOn />];

const TagList = () => {
  const translate = useTranslate();
  const toText = useLocalize();
  const count = useCount();
  const words = useRuleWords();
  const ruleOf = ({ rule }: Tag) => (rule ? words(rule) : translate('tags.byHand'));
  return (
    <ListPage
      filters={filters}
      sort={{ field: 'key', order: 'ASC' }}
      empty={<EmptyState icon={Label} title="tags.empty.title" text="tags.empty.text" />}
    >
      <ResponsiveTable<Tag>
        bulkActionButtons={false}
        card={{
          title: ({ names }) => toText(names),
          aside: ({ members }) => count(members),
          lines: (tag) => [ruleOf(tag)],
        }}
      >
        <Column
          source="names"
          disableSort
          render={({ names }) => <RecordLink>{toText(names)}</RecordLink>}
        />
        <Column source="kind" render={({ kind }) => translate(`tags.kinds.${kind}`)} />
        <Column source="rule" disableSort render={ruleOf} />
        <Column
          align="right"
          source="members"
          render={({ key, members }) => (
            <Link
              to={listLink('members', { filter: { tag: key } })}
              aria-label={translate('segments.showMembers', { smart_count: members })}
            >
              {count(members)}
            </Link>
          )}
        />
        <Column
          source="computedAt"
          render={(tag) => (tag.kind === 'rule' ? <Computed {...tag} /> : '–')}
        />
        <Column source="key" />
      </ResponsiveTable>
    </ListPage>
  );
};
export default TagList;
