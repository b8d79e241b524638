import { expect, it } from 'vitest';
import { checksStating, codeAt, helpPath } from '@/components/help/finding-facts';
import { nobodyIn, sampleArgs } from '@/components/help/samples';
import { catalog } from '@/lib/checks/catalog';
import { fill } from '@/lib/checks/fill';
import { findingCodes } from '@/lib/report/codes';
import { audiences } from '@/lib/report/vocabulary';

const args = sampleArgs(nobodyIn({ name: 'public', notice: null, activesyncHost: 'outlook.office365.com' }));

it.each(findingCodes)('has a page for %s whose every text can be filled', (code) => {
  expect(helpPath(code)).toBe(`/help/${code}`);
  const [area = '', name = ''] = code.split('/');
  expect(codeAt(area, name)).toBe(code);
  expect(checksStating(code).length).toBeGreaterThan(0);
  for (const audience of audiences) {
    const { title, body } = catalog[code].texts[audience];
    expect(fill(`${title} ${body}`, args)).not.toMatch(/\{\w+\}/);
  }
  for (const { steps } of catalog[code].remedies) {
    for (const step of steps)
      expect(() => fill(`${step.text}${step.command ?? ''}${step.link?.url ?? ''}`, args)).not.toThrow();
  }
});

it('has no page for what is no code', () => {
  expect(codeAt('mailbox', 'no-such-code')).toBeNull();
  expect(codeAt('__proto__', 'constructor')).toBeNull();
});
