import * as z from 'zod';
import { contextWithin, type QuestionContext, type QuestionSource } from '@/lib/diagnosis/context-within';
import { invokeBatch, mostInBatch } from '@/lib/protocols/exchange-admin/batch';
import { readObjects, text } from '@/lib/protocols/exchange-admin/fields';

/** Primary addresses of mailboxes by the names that their phones show; a name that is left out was not found. */
export type FindAddresses = (owners: readonly string[]) => Promise<Map<string, string>>;

/** An admin waits for the page, in milliseconds; without addresses it is shown all the same. */
const withinMs = 6_000;
/** How long an address is remembered, and that there is none, in milliseconds. */
const knownForMs = 60 * 60_000;
const unknownForMs = 5 * 60_000;
/** Names that are remembered: a few pages of several admins, some hundred bytes each. */
const mostKnown = 2_000;

const recipientSchema = z.object({ primarysmtpaddress: text });

/**
 * Looks mailboxes up by name, ten in one request, with the app's right to read. A list of phones names its mailbox by Exchange's own
 * name only (fact sheet 3.1), and asking for all of a tenant would be as many questions as it has mailboxes.
 */
export function addressFinder(source: QuestionSource): FindAddresses {
  const known = new Map<string, { address: string | null; until: number }>();
  return async (owners) => {
    const now = source.clock.now().getTime();
    const wanted = [...new Set(owners)].filter((owner) => owner.trim() !== '' && !owner.includes('*'));
    const missing = wanted.filter((owner) => (known.get(owner)?.until ?? 0) <= now);
    await contextWithin(source, withinMs, null, (context) =>
      Promise.all(batches(missing).map((batch) => ask(batch, context, remember))),
    );
    function remember(owner: string, address: string | null): void {
      // The oldest goes first: a map keeps the order of entry.
      known.delete(owner);
      known.set(owner, { address, until: now + (address === null ? unknownForMs : knownForMs) });
      const [oldest] = known.keys();
      if (known.size > mostKnown && oldest !== undefined) known.delete(oldest);
    }
    return new Map(wanted.flatMap((owner) => pair(owner, known.get(owner)?.address ?? null)));
  };
}

function pair(owner: string, address: string | null): [string, string][] {
  return address === null ? [] : [[owner, address]];
}

function batches(owners: readonly string[]): string[][] {
  const count = Math.ceil(owners.length / mostInBatch);
  return Array.from({ length: count }, (_, n) => owners.slice(n * mostInBatch, (n + 1) * mostInBatch));
}

/** What was not answered is not remembered, be it the whole request or one mailbox of it: the next page asks again. */
async function ask(
  owners: string[],
  context: QuestionContext,
  remember: (owner: string, address: string | null) => void,
): Promise<void> {
  const select = ['PrimarySmtpAddress'];
  const asked = owners.map((Identity) => ({ cmdlet: 'Get-Recipient', parameters: { Identity }, select }));
  const answered = await invokeBatch(asked, context);
  if (!answered.ok) return;
  for (const [index, owner] of owners.entries()) {
    const objects = answered.objects[index] ?? null;
    const found = objects === null ? null : readObjects(recipientSchema, objects);
    if (found !== null) remember(owner, addressOf(found));
  }
}

/** Two mailboxes that answer to one name are as good as none: a link to the wrong person would be worse. */
function addressOf(found: z.infer<typeof recipientSchema>[]): string | null {
  const [only] = found;
  return found.length === 1 && only && only.primarysmtpaddress !== '' ? only.primarysmtpaddress : null;
}
