/** A price list: what it is for, and its prices now, to come and over. */
import { Box } from '@mui/material';
import {
  useCanAccess,
  useDataProvider,
  useRecordContext,
  useRedirect,
  useTranslate,
} from 'react-admin';
import { BASE_LIST_ID } from '#contract/pricing/prices';
import type { PriceList } from '#contract/pricing/priceLists';
import { numberFormat } from '#shared/formatters';
import { editLink } from '../../links.ts';
import type { Api } from '../../api.ts';
import { VerbBar } from '../../ui/feedback/VerbBar.tsx';
import { Facts } from '../../ui/record/Facts.tsx';
import { HistorySection } from '../../platform/shared/HistorySection.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { ShowPage } from '../../ui/record/RecordPage.tsx';
import { Section } from '../../ui/record/Section.tsx';
import type { Verb } from '../../ui/feedback/verbs.ts';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { AddPriceButton } from './AddPrice.tsx';
import { Audience, KindChip, StateChip } from './chips.tsx';
import { ListPrices } from './ListPrices.tsx';
import { usePriceCount } from './usePriceCount.ts';

const ListVerbs = ({ list }: { list: PriceList }) => {
  const translate = useTranslate();
  const toText = useLocalize();
  const { locale } = useStoreSettings();
  const api = useDataProvider<Api>();
  const redirect = useRedirect();
  const number = (value: number | undefined) => numberFormat(locale).format(value ?? 0);
  const current = number(usePriceCount(list.id, 'current'));
  const planned = number(usePriceCount(list.id, 'planned'));
  const verbs: Verb[] = [
    {
      key: 'archive',
      label: 'priceLists.archive.verb',
      tone: 'danger',
      confirm: () => ({
        title: translate('priceLists.archive.title', { name: toText(list.names) }),
        lines: [translate('priceLists.archive.text', { current, planned })],
        perform: () => api.act('priceLists', list.id, 'archive'),
        success: 'priceLists.archive.done',
      }),
    },
    {
      key: 'edit',
      label: 'ra.action.edit',
      onSelect: () => redirect(editLink('priceLists', list.id)),
    },
  ];
  return <VerbBar verbs={verbs} />;
};

const Header = () => {
  const list = useRecordContext<PriceList>();
  const { canAccess } = useCanAccess({ resource: 'priceLists', action: 'edit' });
  if (!list) return null;
  const isOpen = list.archivedAt === null;
  const isOwn = list.id !== BASE_LIST_ID;
  return (
    <>
      <KindChip kind={list.kind} />
      {isOwn && <StateChip archivedAt={list.archivedAt} />}
      {canAccess && isOpen && (
        <Box sx={{ ml: { sm: 'auto' }, display: 'flex', flexWrap: 'wrap', gap: 1 }}>
          {isOwn && <ListVerbs list={list} />}
          <AddPriceButton list={list} />
        </Box>
      )}
    </>
  );
};

const Rail = () => {
  const translate = useTranslate();
  const list = useRecordContext<PriceList>();
  if (!list) return null;
  const label = (field: string) => `resources.priceLists.fields.${field}`;
  const facts = [
    { label: label('code'), value: list.code },
    { label: label('kind'), value: translate(`priceLists.kindHelp.${list.kind}`) },
    { label: label('audience'), value: <Audience audience={list.audience} /> },
    { label: label('priority'), value: list.priority },
  ];
  if (list.archivedAt !== null)
    facts.push({ label: label('archivedAt'), value: <Instant at={list.archivedAt} /> });
  return (
    <>
      <Section title="priceLists.sections.terms">
        <Facts facts={facts} />
      </Section>
      <HistorySection />
    </>
  );
};

const Title = () => {
  const toText = useLocalize();
  const list = useRecordContext<PriceList>();
  return <span>{list ? toText(list.names) || list.name : ''}</span>;
};

const PriceListShow = () => (
  <ShowPage title={<Title />} header={<Header />} rail={<Rail />}>
    <ListPrices />
  </ShowPage>
);
export default PriceListShow;
