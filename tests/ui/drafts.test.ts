import { describe, expect, it } from 'vitest';
import { createDrafts } from '../../src/ui/drafts';

describe('drafts', () => {
  it('hold a text while the value it was typed over stays', () => {
    const drafts = createDrafts();
    drafts.set('eta', { text: '0.1x', of: 0.1, fault: 'no number' });
    expect(drafts.at('eta', 0.1)?.text).toBe('0.1x');
    expect(drafts.at('eta', 0.2)).toBeUndefined();
  });

  it('are dropped one by one or all together', () => {
    const drafts = createDrafts();
    for (const id of ['a', 'b', 'c']) drafts.set(id, { text: id, of: 1, fault: undefined });
    drafts.drop('a');
    expect([...drafts.all.peek().keys()]).toEqual(['b', 'c']);
    drafts.clear();
    expect(drafts.all.peek().size).toBe(0);
  });
});
