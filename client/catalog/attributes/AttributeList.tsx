import { DataTable, SelectInput, useTranslate } from 'react-admin';
import { type Attribute, ATTRIBUTE_TYPES } from '#contract/catalog/attributes';
import { EmptyState } from '../../ui/list/EmptyState.tsx';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';

const Column = DataTable.Col<Attribute>;
const types = ATTRIBUTE_TYPES.map((id) => ({ id, name: `attributes.types.${id}` }));
const filters = [<SelectInput key="type" source="type" choices={types} />];

const AttributeList = () => {
  const translate = useTranslate();
  const toText = useLocalize();
  const typeOf = ({ type, unit }: Attribute) =>
    `${translate(`attributes.types.${type}`)}${unit ? translate('layout.inParentheses', { text: unit }) : ''}`;
  const optionsOf = ({ options }: Attribute) =>
    options.map(({ names }) => toText(names)).join(translate('layout.listSeparator'));
  return (
    <ListPage
      filters={filters}
      sort={{ field: 'name', order: 'ASC' }}
      empty={<EmptyState title="attributes.empty.title" text="attributes.empty.text" />}
    >
      <ResponsiveTable<Attribute>
        bulkActionButtons={false}
        card={{
          title: ({ names }) => toText(names),
          aside: typeOf,
          lines: (record) => [record.code, optionsOf(record)],
        }}
      >
        <Column source="name" render={({ names }) => <RecordLink>{toText(names)}</RecordLink>} />
        <Column source="code" />
        <Column source="type" render={typeOf} />
        <Column
          source="options"
          disableSort
          render={optionsOf}
          cellSx={() => ({ maxWidth: 420, overflow: 'hidden', textOverflow: 'ellipsis' })}
        />
      </ResponsiveTable>
    </ListPage>
  );
};

export default AttributeList;
