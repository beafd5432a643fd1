import { describe, expect, it } from 'vitest';
import { conflictsOf, resolved } from '../../../client/ui/form/conflict.ts';

const base = { id: 1, version: 1, updatedAt: 10, name: 'A', brand: 'B', tags: ['x'] };
const mine = { ...base, name: 'Mine', tags: ['x', 'mine'] };
const theirs = { ...base, version: 2, updatedAt: 20, name: 'Theirs', brand: 'Theirs too' };

describe('two people who save the same record', () => {
  it('the fields changed by the other person are listed, and a choice is needed only where both changed them', () => {
    const conflicts = conflictsOf(base, mine, theirs);
    expect(conflicts.map(({ field, both }) => [field, both])).toEqual([
      ['name', true],
      ['brand', false],
    ]);
  });

  it('no choice is needed if both wrote the same value', () => {
    expect(conflictsOf(base, { ...base, name: 'Same' }, { ...base, name: 'Same' })[0]?.both).toBe(
      false,
    );
  });

  it('own changes are kept on top of the other record unless the other value is chosen', () => {
    expect(resolved(base, mine, theirs, {})).toMatchObject({
      version: 2,
      name: 'Mine',
      brand: 'Theirs too',
      tags: ['x', 'mine'],
    });
    expect(resolved(base, mine, theirs, { name: 'theirs' })).toMatchObject({
      name: 'Theirs',
      tags: ['x', 'mine'],
    });
  });
});
