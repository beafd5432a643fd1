/** Which pairs of records may be of one person. Pure. */
import { type Evidence, EVIDENCE } from '#contract/members/merges';

export interface FoundPair {
  memberId: number;
  otherId: number;
  evidence: Evidence[];
}
/** Records that have the same key of one kind. */
export interface Alike {
  evidence: Evidence;
  ids: readonly number[];
}

export const pairKey = ({ memberId, otherId }: Pick<FoundPair, 'memberId' | 'otherId'>) =>
  `${memberId} ${otherId}`;

/**
 * The pairs of these records, each once with everything that is alike, the lower id first. Records of one person are no
 * pair: a merged record stands for its member.
 */
export const pairsOf = (all: readonly Alike[], primaryOf: (id: number) => number): FoundPair[] => {
  const pairs = new Map<string, FoundPair>();
  for (const { evidence, ids } of all) {
    const primaries = [...new Set(ids.map(primaryOf))].toSorted((one, other) => one - other);
    primaries.forEach((memberId, index) => {
      for (const otherId of primaries.slice(index + 1)) {
        const key = pairKey({ memberId, otherId });
        const known = pairs.get(key);
        if (!known) pairs.set(key, { memberId, otherId, evidence: [evidence] });
        else if (!known.evidence.includes(evidence)) known.evidence.push(evidence);
      }
    });
  }
  return [...pairs.values()].map((pair) => ({
    ...pair,
    evidence: EVIDENCE.filter((one) => pair.evidence.includes(one)),
  }));
};
