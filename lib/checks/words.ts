import type { FindingCode } from '@/lib/report/codes';
import type { Guidance } from './guidance';

/**
 * Gives a code's guidance. The server has the whole catalogue (`everyWord` of `./catalog`); a browser has the areas that its
 * report speaks of, since all words together are a tenth of what the live report may weigh.
 */
export type Words = (code: FindingCode) => Guidance;

/** Stands where the words of a code did not arrive: the code itself, which is the name that an admin looks up. */
export function wordless(code: FindingCode): Guidance {
  const text = {
    title: `The finding is ${code}.`,
    body: 'Its explanation could not be loaded. Reload the page to read it.',
  };
  return {
    severity: 'error',
    blocksSync: false,
    explainedBy: [],
    texts: { user: text, admin: text, support: text },
    remedies: [],
    links: [],
  };
}
