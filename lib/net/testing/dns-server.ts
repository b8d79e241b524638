import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import { type Answer, decode, encode, type Packet, streamDecode, streamEncode } from 'dns-packet';

/** One record. `SERVFAIL` makes every question about the name fail, `SILENT` leaves it without an answer. */
export type TestRecord =
  | { name: string; type: 'A' | 'AAAA' | 'CNAME'; data: string; ttl?: number }
  | { name: string; type: 'MX'; data: { preference: number; exchange: string } }
  | { name: string; type: 'SRV'; data: { priority: number; weight: number; port: number; target: string } }
  | { name: string; type: 'SERVFAIL' | 'SILENT' };

export interface TestDnsServer {
  /** `127.0.0.1:port`, UDP and TCP. */
  server: string;
  /** Questions so far as `TYPE name`, for proof of caching and of what was asked. */
  questions: string[];
  close(): Promise<void>;
}

/** Response codes of RFC 1035 in the low bits of the flags. */
const serverFailure = 2;
const noSuchName = 3;
const truncated = 1 << 9;
/** RFC 1035 section 4.2.1: more than this does not fit in UDP. */
const udpLimitBytes = 512;

/** Answers from `records`, following aliases as a recursive resolver does. */
export async function startDnsServer(records: readonly TestRecord[]): Promise<TestDnsServer> {
  const questions: string[] = [];
  const respond = (packet: Packet): Packet | null => {
    const question = packet.questions?.[0];
    if (question === undefined) return null;
    questions.push(`${question.type} ${question.name}`);
    const about = records.filter((r) => sameName(r.name, question.name));
    if (about.some((r) => r.type === 'SILENT')) return null;
    const failed = about.some((r) => r.type === 'SERVFAIL');
    const flags = (1 << 8) | (1 << 7) | (failed ? serverFailure : about.length === 0 ? noSuchName : 0);
    const answers = failed ? [] : answersFor(records, question.name, question.type);
    return { id: packet.id ?? 0, type: 'response', flags, questions: [question], answers };
  };

  const udp = createSocket('udp4');
  const tcp = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.once('data', (bytes) => {
      const answer = respond(streamDecode(bytes));
      if (answer !== null) socket.end(streamEncode(answer));
    });
  });
  await new Promise<void>((resolve) => tcp.listen(0, '127.0.0.1', resolve));
  const bound = tcp.address();
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
  await new Promise<void>((resolve, reject) => {
    udp.once('error', reject);
    udp.bind(port, '127.0.0.1', resolve);
  });
  udp.on('message', (message, from) => {
    const answer = respond(decode(message));
    if (answer === null) return;
    const bytes = encode(answer);
    const sent =
      bytes.length <= udpLimitBytes
        ? bytes
        : encode({ ...answer, answers: [], flags: (answer.flags ?? 0) | truncated });
    udp.send(sent, from.port, from.address);
  });
  return {
    server: `127.0.0.1:${port}`,
    questions,
    close: async () => {
      await new Promise<void>((resolve) => udp.close(resolve));
      await new Promise<void>((resolve) => tcp.close(() => resolve()));
    },
  };
}

function answersFor(records: readonly TestRecord[], name: string, type: string): Answer[] {
  const answers: Answer[] = [];
  let current = name;
  for (let hop = 0; hop < 12; hop++) {
    const alias = records.find((r) => r.type === 'CNAME' && sameName(r.name, current));
    if (alias === undefined || alias.type !== 'CNAME') break;
    answers.push({ name: current, type: 'CNAME', ttl: alias.ttl ?? 300, data: alias.data });
    if (type === 'CNAME') return answers;
    current = alias.data;
  }
  for (const record of records) {
    if (record.type !== type || !sameName(record.name, current)) continue;
    if (record.type === 'A' || record.type === 'AAAA') {
      answers.push({ name: current, type: record.type, ttl: record.ttl ?? 300, data: record.data });
    } else if (record.type === 'MX') answers.push({ name: current, type: 'MX', ttl: 300, data: record.data });
    else if (record.type === 'SRV') answers.push({ name: current, type: 'SRV', ttl: 300, data: record.data });
  }
  return answers;
}

function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
