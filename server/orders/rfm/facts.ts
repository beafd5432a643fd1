import { column, type factSql } from '../../members/segmentRules/factSql.ts';

const of = (name: string) =>
  column(`(select f.${name} from member_rfm f where f.member_id = m.id)`);

/** The scores of the last computation, for rules about members. */
export const RFM_FACTS: (typeof factSql)['parts'][number] = {
  recencyScore: of('recency'),
  frequencyScore: of('frequency'),
  monetaryScore: of('monetary'),
  rfmGroup: of('rfm_group'),
};
