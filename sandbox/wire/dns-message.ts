import * as packet from 'dns-packet';
import { type AnswerableRecord, lookUp, type Zone } from './zone';

/** A reply ready to send, and what the log keeps of it. */
export interface DnsReply {
  message: Buffer;
  name: string;
  type: string;
  /** RFC 1035 4.1.1: 0 no error, 1 format error, 2 server failure, 3 no such name, 4 not implemented. */
  rcode: number;
}

const rcodes = { NOERROR: 0, FORMERR: 1, SERVFAIL: 2, NXDOMAIN: 3, NOTIMP: 4 } as const;

/** Without EDNS a UDP answer has at most 512 bytes (RFC 1035 4.2.1). */
const plainUdpBytes = 512;
/** The most that is sent over UDP whatever the asker allows: the fragmentation-free size of DNS Flag Day 2020. */
const largestUdpBytes = 1232;
const defaultTtlSeconds = 3600;
const negativeTtlSeconds = 60;

/** Answers a query message out of the zone; null when it is no query and must be left without an answer. */
export function replyTo(zone: Zone, query: Buffer, transport: 'udp' | 'tcp'): DnsReply | null {
  // Twelve bytes of header; the top bit of the third marks a response, and answering those makes loops.
  if (query.length < 12 || (query.readUInt8(2) & 0x80) !== 0) return null;
  const asked = decodeQuery(query);
  if (asked === null) return refusal(query, rcodes.FORMERR);
  const question = asked.questions?.[0];
  if (question === undefined || asked.questions?.length !== 1) return refusal(query, rcodes.FORMERR);
  if (((asked.flags ?? 0) & 0x7800) !== 0) return refusal(query, rcodes.NOTIMP);

  const found = lookUp(zone, question.name, question.type);
  const rcode = rcodes[found.rcode];
  const answers = found.answers.map(({ owner, record }) =>
    toAnswer(owner === question.name.toLowerCase() ? question.name : owner, record),
  );
  const negative = found.rcode !== 'SERVFAIL' && !answers.some((answer) => answer.type === question.type);
  const option = asked.additionals?.find((record) => record.type === 'OPT');
  const reply: packet.Packet = {
    type: 'response',
    id: asked.id,
    flags: packet.RECURSION_AVAILABLE | ((asked.flags ?? 0) & packet.RECURSION_DESIRED) | rcode,
    questions: [question],
    answers,
    authorities: negative ? [startOfAuthority(found.answers.at(-1)?.owner ?? question.name)] : [],
    additionals: option === undefined ? [] : [ownOption()],
  };
  const limit = transport === 'tcp' ? 65_535 : udpLimit(option);
  const message = encodeWithin(reply, limit);
  if (message === null) return refusal(query, rcodes.SERVFAIL);
  return { message, name: question.name, type: question.type, rcode };
}

function decodeQuery(query: Buffer): packet.DecodedPacket | null {
  try {
    return packet.decode(query);
  } catch {
    return null;
  }
}

function refusal(query: Buffer, rcode: number): DnsReply {
  const message = packet.encode({ type: 'response', id: query.readUInt16BE(0), flags: rcode });
  return { message, name: '', type: '', rcode };
}

function toAnswer(name: string, record: AnswerableRecord): packet.Answer {
  const ttl = record.ttl ?? defaultTtlSeconds;
  switch (record.type) {
    case 'MX':
      return { name, ttl, type: 'MX', data: { preference: record.priority, exchange: record.value } };
    case 'SRV': {
      const { port, priority, weight, value: target } = record;
      return { name, ttl, type: 'SRV', data: { port, priority, weight, target } };
    }
    default:
      return { name, ttl, type: record.type, data: record.value };
  }
}

/** The record that says how long "no" may be remembered (RFC 2308 3); the top label stands in for the zone. */
function startOfAuthority(name: string): packet.Answer {
  const top = name.toLowerCase().split('.').at(-1) ?? '';
  return {
    name: top === '' ? '.' : top,
    ttl: negativeTtlSeconds,
    type: 'SOA',
    data: {
      mname: 'ns1.sandbox.test',
      rname: 'hostmaster.sandbox.test',
      serial: 1,
      refresh: 3600,
      retry: 600,
      expire: 86_400,
      minimum: negativeTtlSeconds,
    },
  };
}

function ownOption(): packet.OptAnswer {
  return {
    name: '.',
    type: 'OPT',
    udpPayloadSize: largestUdpBytes,
    extendedRcode: 0,
    ednsVersion: 0,
    flags: 0,
    flag_do: false,
    options: [],
  };
}

function udpLimit(option: packet.Answer | undefined): number {
  const allowed = option?.type === 'OPT' ? option.udpPayloadSize : plainUdpBytes;
  return Math.min(Math.max(allowed, plainUdpBytes), largestUdpBytes);
}

/**
 * The message, or when it is too long its header and question with the truncation bit, so that the asker comes by TCP.
 * Null when it cannot be written: a name of arbitrary bytes may have become longer by decoding.
 */
function encodeWithin(reply: packet.Packet, limit: number): Buffer | null {
  try {
    const whole = packet.encode(reply);
    if (whole.length <= limit) return whole;
    const flags = (reply.flags ?? 0) | packet.TRUNCATED_RESPONSE;
    return packet.encode({ ...reply, flags, answers: [], authorities: [] });
  } catch {
    return null;
  }
}
