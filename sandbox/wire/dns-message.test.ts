import * as packet from 'dns-packet';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { replyTo } from './dns-message';
import type { DnsRecord } from './world';
import { buildZone } from './zone';

const many: DnsRecord[] = Array.from({ length: 60 }, (_, i) => ({
  name: 'many.test',
  type: 'A',
  value: `192.0.2.${i}`,
}));
const zone = buildZone([...many, { name: 'one.test', type: 'A', value: '192.0.2.1', ttl: 30 }]);

function query(name: string, udpPayloadSize?: number): Buffer {
  const additionals: packet.Answer[] =
    udpPayloadSize === undefined
      ? []
      : [
          {
            name: '.',
            type: 'OPT',
            udpPayloadSize,
            extendedRcode: 0,
            ednsVersion: 0,
            flags: 0,
            flag_do: false,
            options: [],
          },
        ];
  const questions: packet.Question[] = [{ name, type: 'A' }];
  return packet.encode({ type: 'query', id: 7, flags: packet.RECURSION_DESIRED, questions, additionals });
}

function decoded(bytes: Buffer, transport: 'udp' | 'tcp' = 'udp'): packet.DecodedPacket & { bytes: number } {
  const reply = replyTo(zone, bytes, transport);
  if (reply === null) throw new Error('no reply');
  return { ...packet.decode(reply.message), bytes: reply.message.length };
}

describe('replyTo', () => {
  it('echoes id and question as spelt, and gives the record its TTL', () => {
    const reply = decoded(query('OnE.test'));
    expect(reply).toMatchObject({ id: 7, flag_qr: true, flag_rd: true, flag_ra: true, flag_tc: false });
    expect(reply.questions).toMatchObject([{ name: 'OnE.test', type: 'A' }]);
    expect(reply.answers).toMatchObject([{ name: 'OnE.test', type: 'A', data: '192.0.2.1', ttl: 30 }]);
  });

  it.each([
    ['plain UDP', undefined, 'udp', true, 512],
    ['EDNS below the least size', 100, 'udp', true, 512],
    ['EDNS at the cap', 1232, 'udp', true, 1232],
    ['EDNS above the cap', 4096, 'udp', true, 1232],
    ['TCP', undefined, 'tcp', false, 65_535],
  ] as const)('keeps 60 addresses within the size of %s', (_case, size, transport, truncated, limit) => {
    const reply = decoded(query('many.test', size), transport);
    expect(reply.flag_tc).toBe(truncated);
    expect(reply.answers).toHaveLength(truncated ? 0 : 60);
    expect(reply.bytes).toBeLessThanOrEqual(limit);
  });

  it('says for how long a missing name may be remembered', () => {
    const reply = decoded(query('gone.test'));
    expect(reply.flags).toBeDefined();
    expect((reply.flags ?? 0) & 15).toBe(3);
    expect(reply.authorities).toMatchObject([{ type: 'SOA', name: 'test' }]);
  });

  it('does not answer responses or scraps, and calls garbage a format error', () => {
    const response = packet.encode({ type: 'response', id: 1, questions: [{ name: 'one.test', type: 'A' }] });
    expect(replyTo(zone, response, 'udp')).toBeNull();
    expect(replyTo(zone, Buffer.from([1, 2, 3]), 'udp')).toBeNull();
    expect(replyTo(zone, Buffer.from('000700000001000000000000ff', 'hex'), 'udp')?.rcode).toBe(1);
    expect(replyTo(zone, packet.encode({ type: 'query', id: 1 }), 'udp')?.rcode).toBe(1);
  });

  it('does not do what it was not built for: other operations', () => {
    const status = packet.encode({
      type: 'query',
      id: 1,
      flags: 2 << 11,
      questions: [{ name: 'one.test', type: 'A' }],
    });
    expect(replyTo(zone, status, 'udp')?.rcode).toBe(4);
  });

  it('never throws, and answers under the same id, whatever arrives', () => {
    const header = fc.constantFrom('', '0007010000010000000000', '00070100000100000000000003');
    fc.assert(
      fc.property(header, fc.uint8Array({ maxLength: 300 }), (head, rest) => {
        const bytes = Buffer.concat([Buffer.from(head, 'hex'), rest]);
        const reply = replyTo(zone, bytes, 'udp');
        if (reply === null) return;
        expect(reply.message.readUInt16BE(0)).toBe(bytes.readUInt16BE(0));
        expect(reply.message.length).toBeLessThanOrEqual(1232);
      }),
      { numRuns: 1000 },
    );
  });
});
