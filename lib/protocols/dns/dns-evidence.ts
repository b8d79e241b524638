import type { DnsAnswer } from '@/lib/net/types';

/** One DNS answer as evidence, named by what was asked. */
export function dnsEvidence(answer: DnsAnswer) {
  const { type, ...rest } = answer;
  return { kind: 'dns-answer' as const, label: `${type} ${answer.name}`, recordType: type, ...rest };
}
