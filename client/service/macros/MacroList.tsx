import QuickreplyOutlined from '@mui/icons-material/QuickreplyOutlined';
import { DataTable, SelectInput, useTranslate } from 'react-admin';
import { MACRO_KINDS } from '#contract/service/messages';
import type { Macro } from '#contract/service/macros';
import { EmptyState } from '../../ui/list/EmptyState.tsx';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { useMacroEffects } from '../shared/macros/useMacroEffects.ts';

const Column = DataTable.Col<Macro>;
const kinds = MACRO_KINDS.map((id) => ({ id, name: `macros.kinds.${id}` }));
const filters = [<SelectInput key="kind" source="kind" choices={kinds} alwaysOn />];

/** What is typed in a ticket to find it. */
const typed = ({ shortcut }: Macro) => ['/', shortcut].join('');

const MacroList = () => {
  const translate = useTranslate();
  const toText = useLocalize();
  const effectsOf = useMacroEffects();
  return (
    <ListPage
      filters={filters}
      sort={{ field: 'shortcut', order: 'ASC' }}
      empty={
        <EmptyState icon={QuickreplyOutlined} title="macros.empty.title" text="macros.empty.text" />
      }
    >
      <ResponsiveTable<Macro>
        bulkActionButtons={false}
        card={{
          title: ({ names }) => toText(names),
          aside: typed,
          lines: (macro) => [toText(macro.texts), effectsOf(macro)],
        }}
      >
        <Column
          source="names"
          disableSort
          render={({ names }) => <RecordLink>{toText(names)}</RecordLink>}
        />
        <Column source="shortcut" render={typed} />
        <Column source="kind" render={({ kind }) => translate(`macros.kinds.${kind}`)} />
        <Column
          source="texts"
          disableSort
          cellSx={() => ({ maxWidth: 420 })}
          render={({ texts }) => toText(texts)}
        />
        <Column source="next" disableSort render={(macro) => effectsOf(macro) || '–'} />
      </ResponsiveTable>
    </ListPage>
  );
};
export default MacroList;
