import Campaign from '@mui/icons-material/CampaignOutlined';
import { SelectInput } from 'react-admin';
import { LANES, PROMOTION_PHASES, REWARD_KINDS } from '#contract/promotions/promotions';
import { NeedsInput } from '../../platform/shared/attention/NeedsInput.tsx';
import { RecordInput } from '../../ui/form/RecordInput.tsx';
import { EmptyState } from '../../ui/list/EmptyState.tsx';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { PromotionTable } from './PromotionTable.tsx';

const choicesOf = (names: readonly string[], words: string) =>
  names.map((id) => ({ id, name: `promotions.${words}.${id}` }));
const NEEDS = [
  'approvalByMe',
  'returnedToMe',
  'approvedOfMine',
  'nobodyLeft',
  'startsSoon',
  'endsSoon',
  'budget',
  'flashStock',
];

const filters = [
  <SelectInput
    key="phase"
    source="phase"
    choices={choicesOf(PROMOTION_PHASES, 'phases')}
    alwaysOn
    sx={{ minWidth: 150 }}
  />,
  <SelectInput
    key="kind"
    source="kind"
    choices={choicesOf(REWARD_KINDS, 'kinds')}
    alwaysOn
    sx={{ minWidth: 140 }}
  />,
  <NeedsInput key="needs" source="needs" names={NEEDS} />,
  <SelectInput key="lane" source="lane" choices={choicesOf(LANES, 'lanes')} />,
  <SelectInput
    key="trigger"
    source="trigger"
    choices={choicesOf(['automatic', 'code'], 'triggers')}
  />,
  <RecordInput
    key="campaignId"
    source="campaignId"
    reference="campaigns"
    optionText="name"
    label="resources.promotions.fields.campaignId"
  />,
];

const PromotionList = () => (
  <ListPage
    filters={filters}
    sort={{ field: 'updatedAt', order: 'DESC' }}
    empty={
      <EmptyState icon={Campaign} title="promotions.empty.title" text="promotions.empty.text" />
    }
  >
    <PromotionTable />
  </ListPage>
);
export default PromotionList;
