import { type Concern, concerns } from '@/lib/report/queue';
import type { Queue, QueuedPhone, QueueRow, SweepLease, SweepState } from '@/lib/store/queue-types';

interface Reading {
  startedAt: number;
  devices: number;
  rows: Map<string, QueueRow>;
  owners: Map<string, { name: string; phones: number }>;
}

/** A queue in memory with the fencing of the real one. `now` is the database's clock; `reachable` rejects while it is away. */
export function createMemoryQueue(now: () => Date, reachable: () => Promise<void>): Queue {
  const time = () => now().getTime();
  const iso = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());
  let lease: { owner: string; epoch: number; until: number } | null = null;
  let epoch = 0;
  let running: Reading | null = null;
  let checkpoint: string | null = null;
  let shown: (Reading & { finishedAt: number }) | null = null;
  let dueAt: number | null = null;
  let requestedAt = Number.NEGATIVE_INFINITY;
  let problem: SweepState['problem'] = null;

  const begin = (): Reading => ({ startedAt: time(), devices: 0, rows: new Map(), owners: new Map() });
  const held = async (asked: SweepLease): Promise<Reading | null> => {
    await reachable();
    return lease?.owner === asked.owner && lease.epoch === asked.epoch ? running : null;
  };
  const extend = () => {
    if (lease) lease.until = time() + 30_000;
  };

  return {
    async state() {
      await reachable();
      const reading = shown && {
        startedAt: new Date(shown.startedAt).toISOString(),
        finishedAt: new Date(shown.finishedAt).toISOString(),
        devices: shown.devices,
        counts: countsOf([...shown.rows.values()]),
      };
      const going = running && { startedAt: new Date(running.startedAt).toISOString(), devices: running.devices };
      return { reading, running: going, held: (lease?.until ?? 0) > time(), dueAt: iso(dueAt), problem };
    },
    async request(pauseSeconds) {
      await reachable();
      if ((lease?.until ?? 0) > time()) return { kind: 'running' };
      const began = Math.max(requestedAt, shown?.startedAt ?? Number.NEGATIVE_INFINITY);
      const seconds = Math.ceil(pauseSeconds - (time() - began) / 1_000);
      if (seconds > 0) return { kind: 'too-soon', seconds };
      dueAt = time();
      requestedAt = time();
      return { kind: 'requested' };
    },
    async claim(owner, all) {
      await reachable();
      const free = all || lease === null || lease.until < time() || lease.owner === owner;
      if (dueAt === null || dueAt > time() || !free) return null;
      epoch += 1;
      lease = { owner, epoch, until: time() + 30_000 };
      if (running === null) checkpoint = null;
      running ??= begin();
      return { owner, epoch, checkpoint };
    },
    async renew(asked) {
      if ((await held(asked)) === null) return false;
      extend();
      return true;
    },
    async addPage(asked, page) {
      const reading = await held(asked);
      if (reading === null) return false;
      checkpoint = page.next;
      problem = null;
      for (const phone of page.phones) if (!reading.rows.has(phone.key)) reading.rows.set(phone.key, rowOf(phone));
      for (const { owner, name, phones } of page.owners) {
        reading.owners.set(owner, { name, phones: (reading.owners.get(owner)?.phones ?? 0) + phones });
        reading.devices += phones;
      }
      extend();
      return true;
    },
    async startOver(asked) {
      if ((await held(asked)) === null) return false;
      running = begin();
      checkpoint = null;
      return true;
    },
    async finish(asked, { near, limit, hours }) {
      const reading = await held(asked);
      if (reading === null) return false;
      for (const [owner, { name, phones }] of reading.owners) {
        if (phones >= near) reading.rows.set(`mailbox:${owner}`, mailboxOf(owner, name, phones, limit, time()));
      }
      shown = { ...reading, finishedAt: time() };
      running = null;
      lease = null;
      dueAt = time() + hours * 3_600_000;
      return true;
    },
    async fail(asked, why, waitSeconds) {
      if ((await held(asked)) === null) return false;
      problem = why;
      lease = null;
      dueAt = time() + waitSeconds * 1_000;
      return true;
    },
    async release(asked) {
      if ((await held(asked)) === null) return false;
      lease = null;
      return true;
    },
    async list({ concern, query, after }, limit) {
      await reachable();
      return [...(shown?.rows.values() ?? [])]
        .filter((row) => concern === undefined || row.concerns.includes(concern))
        .filter((row) => query === undefined || searchOf(row).includes(query.toLowerCase()))
        .sort((a, b) => b.order - a.order || (a.key < b.key ? 1 : -1))
        .filter(({ order, key }) => !after || order < after.order || (order === after.order && key < after.key))
        .slice(0, limit);
    },
    purge: async () => 0,
  };
}

function rowOf({ key, owner, ownerName, concerns: found, ...phone }: QueuedPhone): QueueRow {
  const order = phone.firstSync === null ? 0 : Date.parse(phone.firstSync);
  return { key, kind: 'phone', owner, ownerName, concerns: found, phone, phones: null, order };
}

function mailboxOf(owner: string, ownerName: string, phones: number, limit: number, order: number): QueueRow {
  const found: Concern[] = [phones >= limit ? 'device-limit-reached' : 'device-limit-near'];
  return { key: `mailbox:${owner}`, kind: 'mailbox', owner, ownerName, concerns: found, phone: null, phones, order };
}

function searchOf({ owner, ownerName, phone }: QueueRow): string {
  return [owner, ownerName, phone?.name, phone?.model, phone?.os, phone?.deviceId].join('\n').toLowerCase();
}

function countsOf(rows: QueueRow[]): Record<Concern, number> {
  const count = (word: Concern) => rows.filter((row) => row.concerns.includes(word)).length;
  return Object.fromEntries(concerns.map((word) => [word, count(word)])) as Record<Concern, number>;
}
